package io.onyxos.operations.series;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.onyxos.operations.shift.Shifts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ExtendSeriesTest {

    private static final String COUNT = "select count(*) from public.shifts where cancelled_at is null";

    @Inject
    ExtendSeries extendSeries;

    @BeforeEach
    void nothingIsPlanned() throws Exception {
        Roster.clear();
    }

    @Test
    void whatIsMissingIsMadeOnceAndAClashIsKeptForPlannersToSee() throws Exception {
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Europe/Bucharest")).plusDays(1);
        Shifts.post(
                        AURORA_PALADIN,
                        "/operations/v1/shift-series",
                        Map.of(
                                "employee_id", AURORA_CHATTER.id(),
                                "start_on", tomorrow.toString(),
                                "local_start", "20:00",
                                "local_end", "04:00",
                                "rrule", "FREQ=DAILY"))
                .then()
                .statusCode(201);
        assertEquals(List.of(56L), Sql.column(COUNT));
        assertEquals(0, extend());

        LocalDate last = tomorrow.plusDays(9);
        Sql.run("delete from public.shifts where occurrence_date > ?", last);
        Sql.run("update public.shift_series set generated_through = ?", last);
        Roster.shift(AURORA_CHATTER, "30 days", "30 days 23 hours");

        assertEquals(1, extend());
        assertEquals(0, extend());
        List<Object> clashes = Sql.column("select 1 from public.shifts where cancel_reason = 'overlap'");
        // the day beside may clash with two nights
        assertEquals(List.of(57L - clashes.size()), Sql.column(COUNT));
        assertEquals(true, clashes.size() == 1 || clashes.size() == 2);
    }

    @Test
    void aRuleThatTheServiceDoesNotKnowStopsNoOther() throws Exception {
        for (String rule : List.of("FREQ=YEARLY", "FREQ=DAILY")) {
            Sql.run("""
                    insert into public.shift_series (agency_id, timezone, start_on, local_start, local_end, rrule)
                    select agency_id, 'UTC', current_date, '20:00', '21:00', ? from public.profiles where id = ?""", rule, AURORA_CHATTER.id());
        }

        assertEquals(1, extend());
        assertEquals(
                List.of("FREQ=DAILY"),
                Sql.column("select rrule from public.shift_series where generated_through is not null"));
    }

    private int extend() {
        return extendSeries.run().await().atMost(Duration.ofSeconds(20));
    }
}
