package io.onyxos.operations.timepolicy;

import io.onyxos.kit.database.Sql;
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
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;

/** Rules of time that hold from a day until the next ones do. Rows in force never change: days were counted by them. */
@Entity
@DynamicInsert
@Table(name = "time_policies")
public class TimePolicy extends StoredRow {

    private static final Order<TimePolicy> NEWEST_FIRST = Order.<TimePolicy>descending()
            .by("validFrom", LocalDate.class, policy -> policy.validFrom)
            .by("id", UUID.class, policy -> policy.id);

    public LocalDate validFrom;
    public Integer earlyClockInMinutes;
    public Integer lateGraceMinutes;
    public Integer earlyLeaveGraceMinutes;
    public Integer lateAlertMinutes;
    public Boolean allowUnscheduled;
    public Integer autoCloseAfterMinutes;
    public Integer maxOpenMinutes;

    @Enumerated(EnumType.STRING)
    public RoundingMode roundingMode;

    public Integer roundingMinutes;
    public Boolean payBeforeStart;
    public Boolean payAfterEnd;
    public Integer paidBreakMinutes;
    public Integer breakRequiredAfterMinutes;
    public Integer breakRequiredMinutes;
    public Integer minRestMinutes;
    public Boolean approvalRequired;
    public Integer correctionWindowDays;

    @Column(insertable = false, updatable = false)
    public UUID createdBy;

    static Uni<Page<TimePolicy>> page(PageRequest request) {
        return PageQuery.of(request, NEWEST_FIRST).fetch((hql, values) -> find(hql, values));
    }

    /** The caller's agency's rules on a day, the defaults if it has set none. */
    public static Uni<TimePolicyResponse> on(LocalDate day) {
        return Sql.row("select * from operations.my_policy_on($1)", TimePolicyResponse::of, day);
    }

    TimePolicy apply(TimePolicyRequest request) {
        validFrom = request.validFrom();
        earlyClockInMinutes = request.earlyClockInMinutes();
        lateGraceMinutes = request.lateGraceMinutes();
        earlyLeaveGraceMinutes = request.earlyLeaveGraceMinutes();
        lateAlertMinutes = request.lateAlertMinutes();
        allowUnscheduled = request.allowUnscheduled();
        autoCloseAfterMinutes = request.autoCloseAfterMinutes();
        maxOpenMinutes = request.maxOpenMinutes();
        roundingMode = request.roundingMode();
        roundingMinutes = request.roundingMinutes();
        payBeforeStart = request.payBeforeStart();
        payAfterEnd = request.payAfterEnd();
        paidBreakMinutes = request.paidBreakMinutes();
        breakRequiredAfterMinutes = request.breakRequiredAfterMinutes();
        breakRequiredMinutes = request.breakRequiredMinutes();
        minRestMinutes = request.minRestMinutes();
        approvalRequired = request.approvalRequired();
        correctionWindowDays = request.correctionWindowDays();
        return this;
    }
}
