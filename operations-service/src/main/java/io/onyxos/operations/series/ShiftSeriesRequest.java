package io.onyxos.operations.series;

import io.onyxos.kit.code.ZoneName;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client writes of a series.
 *
 * @param employeeId null for open shifts
 * @param modelId null for all models that the person is assigned to on the day
 * @param timezone in which dates and wall times are meant; the agency's if absent
 * @param localEnd up to the start: on the next day
 * @param rrule RFC 5545 with FREQ=DAILY, WEEKLY or MONTHLY, INTERVAL, BYDAY (weekly), BYMONTHDAY (monthly) and WKST
 * @param until last date; not together with a count
 * @param occurrenceCount how many dates at most, excluded ones too
 * @param exdates dates that are left out
 * @param publish false for drafts; true if absent
 */
@Schema(examples = """
        {
          "employee_id": "a0000000-0000-4000-8000-000000000110", "title": "Saturday night",
          "timezone": "Europe/Bucharest", "start_on": "2026-03-21", "local_start": "20:00", "local_end": "04:00",
          "rrule": "FREQ=WEEKLY;BYDAY=SA"
        }\
        """)
record ShiftSeriesRequest(
        UUID employeeId,
        UUID modelId,
        @Size(max = 100) String title,
        @MultiLine @Size(max = 500) String notes,
        @ZoneName String timezone,
        @NotNull LocalDate startOn,
        @NotNull LocalTime localStart,
        @NotNull LocalTime localEnd,
        @NotBlank @Size(max = 500) String rrule,
        LocalDate until,
        @Min(1) @Max(730) Integer occurrenceCount,
        @Size(max = 1000) List<@NotNull LocalDate> exdates,
        @Min(0) @Max(480) Short plannedBreakMinutes,
        Boolean publish) {

    static ShiftSeriesRequest of(ShiftSeries series) {
        return new ShiftSeriesRequest(
                series.employeeId,
                series.modelId,
                series.title,
                series.notes,
                series.timezone,
                series.startOn,
                series.localStart,
                series.localEnd,
                series.rrule,
                series.until,
                series.occurrenceCount,
                List.of(series.exdates),
                series.plannedBreakMinutes,
                series.publish);
    }
}
