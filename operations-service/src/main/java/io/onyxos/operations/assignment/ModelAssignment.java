package io.onyxos.operations.assignment;

import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Problem;
import io.onyxos.operations.model.ModelResponse;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/** A person's responsibility for a model. Both days belong to it; without {@code endsOn} it has no end. */
@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "model_assignments")
class ModelAssignment extends StoredRow {

    private static final Order<ModelAssignment> NEWEST_FIRST = Order.<ModelAssignment>descending()
            .by("createdAt", Instant.class, assignment -> assignment.createdAt)
            .by("id", UUID.class, assignment -> assignment.id);

    public UUID modelId;
    public UUID profileId;

    @Enumerated(EnumType.STRING)
    public Duty duty;

    public LocalDate startsOn;
    public LocalDate endsOn;

    /** A fraction; null also where it is hidden from the caller, since no role may select the column itself. */
    @ColumnTransformer(read = "operations.visible_commission(id)")
    public BigDecimal commissionOverride;

    /** Whether the caller may know what it pays. */
    @Formula("(profile_id = private.my_id() or private.has_permission('view_payroll'))")
    public boolean commissionShown;

    @Formula("(starts_on <= private.my_today() and coalesce(ends_on, 'infinity') >= private.my_today())")
    public boolean isActive;

    @Formula("(starts_on <= private.my_today())")
    public boolean hasStarted;

    public String note;

    @Column(insertable = false, updatable = false)
    public UUID createdBy;

    @Formula(ModelResponse.NAME)
    public String modelName;

    @Formula("(select p.username from public.profiles p where p.id = profile_id)")
    public String username;

    @Formula("(select p.role from public.profiles p where p.id = profile_id)")
    public String role;

    static Uni<Page<ModelAssignment>> page(ModelAssignmentFilter filter) {
        return PageQuery.of(filter.page(), NEWEST_FIRST)
                .where("modelId = ?", filter.modelId())
                .where("profileId = ?", filter.profileId())
                .where("duty = ?", filter.duty())
                .where("startsOn <= ? and (endsOn is null or endsOn >= ?)", filter.activeOn())
                .fetch((hql, values) -> find(hql, values));
    }

    /** Deletes what has not begun; the rest is history that pay was reckoned by. */
    Uni<Void> withdraw() {
        if (hasStarted) {
            throw Problem.refused("assignment_started");
        }
        return delete();
    }

    ModelAssignment apply(ModelAssignmentRequest request) {
        modelId = request.modelId();
        profileId = request.profileId();
        duty = request.duty();
        startsOn = request.startsOn();
        endsOn = request.endsOn();
        commissionOverride = request.commissionOverride();
        note = request.note();
        return this;
    }
}
