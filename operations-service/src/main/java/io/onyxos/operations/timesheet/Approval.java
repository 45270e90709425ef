package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was approved of an entry against what it says now, and what keeps it from being approved. */
final class Approval {

    private Approval() {}

    /** By field the approved and the present value; empty if they agree or nothing was ever approved. */
    static Map<String, List<Object>> changedSince(Timesheet entry) {
        if (entry.approvedValues == null) {
            return Map.of();
        }
        JsonObject approved = new JsonObject(entry.approvedValues);
        Map<String, List<Object>> changed = new LinkedHashMap<>();
        compare(changed, "clock_in", instant(approved, "clock_in"), entry.clockIn);
        compare(changed, "clock_out", instant(approved, "clock_out"), entry.clockOut);
        compare(changed, "shift_id", approved.getString("shift_id"), Objects.toString(entry.shiftId, null));
        compare(changed, "break_minutes", approved.getInteger("break_minutes"), entry.breakMinutes);
        compare(changed, "payable_minutes", approved.getInteger("payable_minutes"), entry.payableMinutes);
        return changed;
    }

    /** Codes with which approving the entry would be refused to the caller now. */
    static Uni<List<String>> refusals(Database database, Timesheet entry) {
        return database.sql(
                        "select private.has_permission('approve_timesheets') as may, $1 = private.my_id() as own",
                        Tuple.of(entry.employeeId))
                .map(rows -> rows.iterator().next())
                .map(caller -> {
                    Map<String, Boolean> refusals = new LinkedHashMap<>();
                    refusals.put("forbidden", !caller.getBoolean("may"));
                    refusals.put("own_record", caller.getBoolean("own"));
                    refusals.put("locked", entry.payoutRunId != null);
                    refusals.put("invalid_transition", !entry.status.equals(TimesheetStatus.COMPLETED.toString()));
                    return refusals.keySet().stream().filter(refusals::get).toList();
                });
    }

    private static void compare(Map<String, List<Object>> changed, String field, Object approved, Object current) {
        if (!Objects.equals(approved, current)) {
            changed.put(field, Arrays.asList(approved, current));
        }
    }

    /** Postgres writes {@code +00:00} where Java wants a {@code Z}. */
    private static Instant instant(JsonObject json, String field) {
        return OffsetDateTime.parse(json.getString(field)).toInstant();
    }
}
