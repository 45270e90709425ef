package io.onyxos.operations.coverage;

import io.onyxos.kit.database.SqlRow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the 168 hours of a week.
 *
 * @param weekday ISO: Monday is 1
 * @param hour from 0 to 23, in the zone that was asked for
 * @param requiredMinutes of all people that are needed
 * @param scheduledMinutes of all people that are planned
 * @param workedMinutes of all people that were on the clock
 */
@Schema(examples = """
        {
          "weekday": 5, "hour": 18, "required_minutes": 120, "scheduled_minutes": 60, "worked_minutes": 58
        }\
        """)
record CoverageHourResponse(int weekday, int hour, long requiredMinutes, long scheduledMinutes, long workedMinutes) {

    static CoverageHourResponse of(SqlRow row) {
        return new CoverageHourResponse(
                row.integer("weekday"),
                row.integer("hour"),
                row.bigint("required_minutes"),
                row.bigint("scheduled_minutes"),
                row.bigint("worked_minutes"));
    }
}
