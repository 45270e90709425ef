package io.onyxos.operations.adjustment;

import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.operations.person.PersonResponse;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.Formula;

/** Minutes that are added to or taken from a person's next pay. Never changed, only deleted while unpaid. */
@Entity
@DynamicInsert
@Table(name = "timesheet_adjustments")
public class TimesheetAdjustment extends StoredRow {

    private static final Order<TimesheetAdjustment> NEWEST_FIRST = Order.<TimesheetAdjustment>descending()
            .by("createdAt", Instant.class, adjustment -> adjustment.createdAt)
            .by("id", UUID.class, adjustment -> adjustment.id);

    public UUID employeeId;

    public UUID timesheetId;
    public LocalDate workDate;
    public Integer minutes;
    public String reason;

    @Column(insertable = false, updatable = false)
    public UUID createdBy;

    @Column(insertable = false, updatable = false)
    public UUID correctionId;

    @Column(insertable = false, updatable = false)
    public UUID payoutRunId;

    @Formula(PersonResponse.USERNAME_OF_EMPLOYEE)
    public String username;

    @Formula(PersonResponse.ROLE_OF_EMPLOYEE)
    public String role;

    static Uni<Page<TimesheetAdjustment>> page(AdjustmentFilter filter) {
        return PageQuery.of(filter.page(), NEWEST_FIRST)
                .where("employeeId = ?", filter.employeeId())
                .where("workDate >= ?", filter.from())
                .where("workDate <= ?", filter.to())
                .where("case when payoutRunId is null then false else true end = ?", filter.locked())
                .fetch((hql, values) -> find(hql, values));
    }

    TimesheetAdjustment apply(TimesheetAdjustmentRequest request) {
        employeeId = request.employeeId();
        timesheetId = request.timesheetId();
        workDate = request.workDate();
        minutes = request.minutes();
        reason = request.reason();
        return this;
    }
}
