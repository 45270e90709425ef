package io.onyxos.operations.series;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.onyxos.operations.shift.Shifts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Changes from a day on whose clock skips the hour that a shift begins in: 03:30 in Bucharest when summer time begins.
 * That day may lie further ahead than series make shifts, so the rows are written behind the service's back.
 */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class SkippedHourTest {

    private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

    private final ZoneOffsetTransition gap = nextGap();
    private final LocalDate day = gap.getDateTimeBefore().toLocalDate();
    private Response shift;

    @BeforeEach
    void planAnEarlyShiftEveryDay() throws Exception {
        Roster.clear();
        UUID series = UUID.randomUUID();
        Sql.run("""
                insert into public.shift_series (id, agency_id, employee_id, timezone, start_on, local_start, local_end, rrule)
                select ?, agency_id, id, 'Europe/Bucharest', ?, '03:30', '08:00', 'FREQ=DAILY'
                from public.profiles where id = ?""", series, day.minusDays(1), AURORA_CHATTER.id());
        Sql.run("""
                insert into public.shifts (agency_id, employee_id, series_id, occurrence_date, start_time, end_time, timezone)
                select agency_id, employee_id, id, ?, private.instant_of(?::date + local_start, timezone),
                  private.instant_of(?::date + local_end, timezone), timezone
                from public.shift_series where id = ?""", day, day, day, series);
        Object id = Sql.column("select id from public.shifts where series_id = ?", series)
                .get(0);
        shift = AURORA_PALADIN.asks().get(Shifts.PATH + "/" + id);
        shift.then().body("start_time", equalTo(begin().toString()));
    }

    @Test
    void aSeriesKeepsTheWallTimesThatAChangeLeavesAlone() {
        assertTimes(change(Map.of("title", "Early")), "03:30:00", "08:00:00");
    }

    @Test
    void aNewEndLeavesTheSkippedBeginningAlone() {
        Instant end = begin().plus(Duration.ofHours(5));

        assertTimes(change(Map.of("end_time", end.toString())), "03:30:00", "09:30:00");
    }

    @Test
    void aNewBeginningIsTakenByTheClockOfTheDay() {
        Instant start = begin().plus(Duration.ofMinutes(30));

        assertTimes(change(Map.of("start_time", start.toString())), "05:00:00", "08:00:00");
    }

    @Test
    void anEndMoreThanADayLaterByTheClockIsRefused() {
        change(Map.of("end_time", begin().plus(Duration.ofHours(24)).toString()))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/end_time"));
    }

    private Response change(Map<String, ?> change) {
        return Shifts.edit(AURORA_PALADIN, shift, "?scope=following", change);
    }

    private static void assertTimes(Response changed, String start, String end) {
        changed.then().statusCode(200);
        AURORA_PALADIN
                .asks()
                .get(Series.PATH + "/" + changed.path("series_id"))
                .then()
                .body("local_start", equalTo(start))
                .body("local_end", equalTo(end));
    }

    /** 03:30, moved forward by the hour that is skipped. */
    private Instant begin() {
        return gap.getInstant().plus(Duration.ofMinutes(30));
    }

    private static ZoneOffsetTransition nextGap() {
        ZoneOffsetTransition next = BUCHAREST.getRules().nextTransition(Instant.now());
        return next.isGap() ? next : BUCHAREST.getRules().nextTransition(next.getInstant());
    }
}
