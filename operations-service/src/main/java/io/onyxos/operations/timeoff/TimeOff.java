package io.onyxos.operations.timeoff;

import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;

/** Time off, requested or decided. */
@Entity
@DynamicInsert
@Table(name = "time_off")
class TimeOff extends StoredRow {

    private static final Order<TimeOff> SOONEST_FIRST = Order.<TimeOff>ascending()
            .by("startTime", Instant.class, off -> off.startTime)
            .by("id", UUID.class, off -> off.id);

    @Column(insertable = false, updatable = false)
    public UUID employeeId;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    public TimeOffKind kind;

    @Column(updatable = false)
    public Instant startTime;

    @Column(updatable = false)
    public Instant endTime;

    @Column(updatable = false)
    public String note;

    @Column(insertable = false, updatable = false)
    @Enumerated(EnumType.STRING)
    public TimeOffStatus status;

    @Column(insertable = false, updatable = false)
    public UUID decidedBy;

    @Column(insertable = false, updatable = false)
    public Instant decidedAt;

    @Column(insertable = false, updatable = false)
    public String decisionNote;

    /** Who entered it: the person, or a planner. */
    @Column(insertable = false, updatable = false)
    public UUID createdBy;

    static Uni<Page<TimeOff>> page(TimeOffFilter filter) {
        return PageQuery.of(filter.page(), SOONEST_FIRST)
                .where("status = ?", filter.status())
                .where("kind = ?", filter.kind())
                .where("employeeId = ?", filter.employeeId())
                .where("endTime > ?", filter.from())
                .where("startTime < ?", filter.to())
                .fetch((hql, values) -> find(hql, values));
    }

    TimeOff apply(TimeOffRequest request) {
        kind = request.kind();
        startTime = request.startTime();
        endTime = request.endTime();
        note = request.note();
        return this;
    }
}
