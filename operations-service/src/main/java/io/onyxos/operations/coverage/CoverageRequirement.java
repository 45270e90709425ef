package io.onyxos.operations.coverage;

import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.onyxos.operations.model.ModelResponse;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/** So many people at least, on these weekdays between these wall times; without a model, for the whole agency. */
@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "coverage_requirements")
class CoverageRequirement extends StoredRow {

    private static final Order<CoverageRequirement> NEWEST_FIRST = Order.<CoverageRequirement>descending()
            .by("createdAt", Instant.class, requirement -> requirement.createdAt)
            .by("id", UUID.class, requirement -> requirement.id);

    public UUID modelId;

    /** ISO: Monday is 1. */
    public Short[] weekdays;

    public LocalTime localStart;

    /** Up to {@code localStart}: on the next day; equal: 24 hours. */
    public LocalTime localEnd;

    public String timezone;
    public Integer minStaff;
    public LocalDate startsOn;
    public LocalDate endsOn;

    @Column(insertable = false, updatable = false)
    public UUID createdBy;

    @Formula(ModelResponse.NAME)
    public String modelName;

    static Uni<Page<CoverageRequirement>> page(UUID model, PageRequest page) {
        return PageQuery.of(page, NEWEST_FIRST).where("modelId = ?", model).fetch((hql, values) -> find(hql, values));
    }

    CoverageRequirement apply(CoverageRequirementRequest request) {
        modelId = request.modelId();
        weekdays = request.weekdays().toArray(Short[]::new);
        localStart = request.localStart();
        localEnd = request.localEnd();
        timezone = request.timezone();
        minStaff = request.minStaff();
        startsOn = request.startsOn();
        endsOn = request.endsOn();
        return this;
    }
}
