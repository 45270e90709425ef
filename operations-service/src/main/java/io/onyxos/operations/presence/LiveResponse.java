package io.onyxos.operations.presence;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who is on the clock.
 *
 * @param people by how long they have been there, longest first
 * @param expected shifts that run and that nobody has come to
 */
@Schema(examples = """
        {
          "server_time": "2026-03-10T21:10:00Z", "people": [{"timesheet_id": "a0000000-0000-4000-8000-000000000502",
          "employee": {"id": "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role":
          "chatter"}, "model": {"id": "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "shift": {"id":
          "a0000000-0000-4000-8000-000000000501", "title": "Night", "model": {"id":
          "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "start_time": "2026-03-10T18:00:00Z", "end_time":
          "2026-03-11T02:00:00Z", "timezone": "Europe/Bucharest", "status": "in_progress"}, "since":
          "2026-03-10T17:52:10Z", "on_break_since": "2026-03-10T21:00:00Z", "is_late": false, "late_minutes": 0,
          "overtime": false, "last_seen_at": "2026-03-10T21:09:40Z"}], "expected": [{"employee": {"id":
          "a0000000-0000-4000-8000-000000000108", "username": "aurora-smm", "role": "smm"}, "shift": {"id":
          "a0000000-0000-4000-8000-000000000507", "title": "Night", "model": {"id":
          "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "start_time": "2026-03-10T21:00:00Z", "end_time":
          "2026-03-11T01:00:00Z", "timezone": "Europe/Bucharest", "status": "scheduled"}}]
        }\
        """)
record LiveResponse(Instant serverTime, List<LivePersonResponse> people, List<ExpectedShiftResponse> expected) {

    /** Equal to that of another answer where only time has passed. */
    List<?> withoutTime() {
        return List.of(people, expected);
    }
}
