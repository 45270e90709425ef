package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.Standing;
import io.vertx.core.json.JsonObject;
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
    static List<String> refusals(Standing caller, Timesheet entry) {
        Map<String, Boolean> refusals = new LinkedHashMap<>();
        refusals.put("forbidden", !caller.may("approve_timesheets"));
        refusals.put("own_record", entry.employeeId.equals(caller.id()));
        refusals.put("locked", entry.payoutRunId != null);
        refusals.put("invalid_transition", entry.status != TimesheetStatus.COMPLETED);
        return refusals.keySet().stream().filter(refusals::get).toList();
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
