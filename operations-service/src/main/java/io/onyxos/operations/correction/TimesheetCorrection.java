package io.onyxos.operations.correction;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import io.onyxos.operations.timesheet.BreakRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** A person's request to have an entry corrected, or a missing one added. Moved by the database's functions only. */
@Entity
@Immutable
@Table(name = "timesheet_corrections")
public class TimesheetCorrection extends StoredRow {

    private static final Order<TimesheetCorrection> NEWEST_FIRST = Order.<TimesheetCorrection>descending()
            .by("createdAt", Instant.class, correction -> correction.createdAt)
            .by("id", UUID.class, correction -> correction.id);

    public UUID timesheetId;

    public UUID employeeId;

    public Instant clockIn;
    public Instant clockOut;

    @ColumnTransformer(read = "breaks::text")
    public String breaks;

    public UUID shiftId;

    public UUID modelId;

    public String reason;

    @Enumerated(EnumType.STRING)
    public CorrectionStatus status;

    public UUID decidedBy;
    public Instant decidedAt;
    public String decisionNote;

    @Formula(PersonResponse.USERNAME_OF_EMPLOYEE)
    public String username;

    @Formula(PersonResponse.ROLE_OF_EMPLOYEE)
    public String role;

    @Formula(ModelResponse.NAME)
    public String modelName;

    static Uni<Page<TimesheetCorrection>> page(CorrectionFilter filter) {
        return PageQuery.of(filter.page(), NEWEST_FIRST)
                .where("status = ?", filter.status())
                .where("employeeId = ?", filter.employeeId())
                .fetch((hql, values) -> find(hql, values));
    }

    static Uni<TimesheetCorrection> ask(TimesheetCorrectionRequest request) {
        return after(
                "insert into public.timesheet_corrections (timesheet_id, clock_in, clock_out, breaks, shift_id, model_id,"
                        + " reason) values ($1, $2, $3, $4, $5, $6, $7) returning id",
                request.timesheetId(),
                request.clockIn(),
                request.clockOut(),
                BreakRequest.json(request.breaks()),
                request.shiftId(),
                request.modelId(),
                request.reason());
    }

    /** Lets the database decide, with all its rules. */
    static Uni<TimesheetCorrection> decided(String call, Object... arguments) {
        return after("select id from operations." + call, arguments);
    }

    private static Uni<TimesheetCorrection> after(String sql, Object... arguments) {
        return Sql.row(sql, row -> row.uuid("id"), arguments).flatMap(id -> required(TimesheetCorrection.class, id));
    }
}
