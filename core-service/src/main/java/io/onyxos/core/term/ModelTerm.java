package io.onyxos.core.term;

import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;

/** The agency's share of one revenue type of a model, from a day on. {@code validTo} is the first day without it. */
@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "model_terms")
class ModelTerm extends StoredRow {

    private static final Order<ModelTerm> NEWEST_FIRST = Order.<ModelTerm>descending()
            .by("validFrom", LocalDate.class, term -> term.validFrom)
            .by("id", UUID.class, term -> term.id);

    @Column(updatable = false)
    public UUID modelId;

    @Enumerated(EnumType.STRING)
    public RevenueType revenueType;

    @Enumerated(EnumType.STRING)
    public Basis basis;

    public BigDecimal agencyRate;
    public LocalDate validFrom;
    public LocalDate validTo;
    public String notes;

    @Column(insertable = false, updatable = false)
    public UUID createdBy;

    /** @param at the day on which they are in force, null for all */
    static Uni<Page<ModelTerm>> page(UUID model, LocalDate at, PageRequest request) {
        return PageQuery.of(request, NEWEST_FIRST)
                .where("modelId = ?", model)
                .where("validFrom <= ?", at)
                .where("(validTo is null or validTo > ?)", at)
                .fetch((hql, values) -> find(hql, values));
    }

    /** At most one of each revenue type. */
    static Uni<List<ModelTerm>> inForce(UUID model, LocalDate at) {
        return list("modelId = ?1 and validFrom <= ?2 and (validTo is null or validTo > ?2)", model, at);
    }

    /** Lets the open term of the same type end where a new one begins. */
    static Uni<Integer> endPrevious(UUID model, RevenueType type, LocalDate from) {
        return update(
                "validTo = ?1 where modelId = ?2 and revenueType = ?3 and validTo is null and validFrom < ?1",
                from,
                model,
                type);
    }

    Rate rate() {
        return new Rate(revenueType, basis, agencyRate);
    }

    ModelTerm apply(ModelTermRequest request) {
        revenueType = request.revenueType();
        basis = request.basis();
        agencyRate = request.agencyRate();
        validFrom = request.validFrom();
        validTo = request.validTo();
        notes = request.notes();
        return this;
    }
}
