package io.onyxos.operations.timeoff;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.SqlState;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Grants time off, or tells which of the person's shifts are in the way. */
@ApplicationScoped
class ApproveTimeOff {

    private static final String IN_THE_WAY = """
            select s.id
            from public.time_off o
            join public.shifts s on s.agency_id = o.agency_id and s.employee_id = o.employee_id
            where o.id = $1 and s.status = 'scheduled' and s.end_time > now()
              and s.start_time < o.end_time and s.end_time > o.start_time
            order by s.start_time, s.id""";

    private final Database database;

    ApproveTimeOff(Database database) {
        this.database = database;
    }

    Uni<RowSet<Row>> run(UUID id, ApprovalRequest request) {
        boolean unassign = Boolean.TRUE.equals(request.unassign());
        // asked before, since after a refusal the transaction answers nothing more
        return database.sql(IN_THE_WAY, Tuple.of(id)).flatMap(shifts -> database.sql(
                        "select id from operations.approve_time_off($1, $2, $3)",
                        Tuple.of(id, unassign, request.note()))
                .onFailure(ApproveTimeOff::isInTheWay)
                .transform(refused -> Problem.conflict(
                                "has_shifts", "There are shifts in this time. Unassign them or choose another time.")
                        .with("shift_ids", ids(shifts))));
    }

    private static boolean isInTheWay(Throwable failure) {
        return SqlState.of(failure)
                .filter(state -> state.message().equals("has_shifts"))
                .isPresent();
    }

    private static List<String> ids(RowSet<Row> shifts) {
        return StreamSupport.stream(shifts.spliterator(), false)
                .map(shift -> shift.getUUID("id").toString())
                .toList();
    }
}
