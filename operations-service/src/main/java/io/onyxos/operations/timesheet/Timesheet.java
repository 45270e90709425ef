package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/**
 * One stretch of work, from clock-in to clock-out. Everything in it is written and counted by the database's functions;
 * minutes are null while it is open.
 */
@Entity
@Immutable
@Table(name = "timesheets")
public class Timesheet extends StoredRow {

    private static final Order<Timesheet> OLDEST_FIRST = by(Order.ascending());
    private static final Order<Timesheet> NEWEST_FIRST = by(Order.descending());

    public UUID employeeId;

    public UUID shiftId;

    public UUID modelId;

    public UUID continuesId;
    public Instant clockIn;
    public Instant clockOut;
    public Instant clientClockIn;
    public Instant clientClockOut;

    @ColumnTransformer(read = "clock_in_ip::text")
    public String clockInIp;

    @ColumnTransformer(read = "clock_out_ip::text")
    public String clockOutIp;

    @Enumerated(EnumType.STRING)
    public TimesheetSource source;

    @Enumerated(EnumType.STRING)
    public TimesheetStatus status;

    public String timezone;
    public LocalDate workDate;

    @Column(name = "is_late")
    public boolean late;

    public int lateMinutes;

    @Column(name = "is_early_leave")
    public boolean earlyLeave;

    public int earlyLeaveMinutes;
    public int overtimeMinutes;
    public Integer totalMinutes;
    public Integer breakMinutes;
    public Integer workedMinutes;
    public Integer payableMinutes;
    public String[] reviewReasons;
    public String note;
    public UUID approvedBy;
    public Instant approvedAt;
    public String rejectedReason;

    @ColumnTransformer(read = "approved_values::text")
    public String approvedValues;

    public UUID payoutRunId;

    @Formula(PersonResponse.USERNAME_OF_EMPLOYEE)
    public String username;

    @Formula(PersonResponse.ROLE_OF_EMPLOYEE)
    public String role;

    @Formula(ModelResponse.NAME)
    public String modelName;

    static Uni<Page<Timesheet>> page(TimesheetFilter filter) {
        return PageQuery.of(filter.page(), filter.newestFirst() ? NEWEST_FIRST : OLDEST_FIRST)
                .where("clockIn < ?", filter.to())
                .where("(clockOut > ? or clockOut is null)", filter.from())
                // what is closed is a day long at most: the index need not be read from the agency's first day
                .where(
                        "clockIn >= least(?, (select min(o.clockIn) from Timesheet o where o.clockOut is null))",
                        filter.earliest())
                .where("employeeId = ?", filter.employeeId())
                .where("modelId = ?", filter.modelId())
                .where("shiftId = ?", filter.shiftId())
                .where("status = ?", filter.status())
                .where("source = ?", filter.source())
                .where(
                        "case when status = 'completed' and array_length(reviewReasons) > 0 then true else false end = ?",
                        filter.needsReview())
                .where("case when payoutRunId is null then false else true end = ?", filter.locked())
                .fetch((hql, values) -> find(hql, values));
    }

    /** The caller's open entry, or null. */
    public static Uni<Timesheet> mineOpen() {
        return find("employeeId = function('private.my_id') and clockOut is null")
                .firstResult();
    }

    /**
     * Lets a function of the database act on an entry, with all its rules, and reads what became of it.
     *
     * @param call of a function in schema operations that returns a row of timesheets
     */
    public static Uni<Timesheet> after(String call, Object... arguments) {
        return Sql.row("select id from operations." + call, row -> row.uuid("id"), arguments)
                .flatMap(id -> Panache.getSession()
                        // what was read before the function ran is no longer so
                        .invoke(session -> session.clear())
                        .flatMap(session -> required(Timesheet.class, id)));
    }

    private static Order<Timesheet> by(Order<Timesheet> direction) {
        return direction.by("clockIn", Instant.class, entry -> entry.clockIn).by("id", UUID.class, entry -> entry.id);
    }
}
