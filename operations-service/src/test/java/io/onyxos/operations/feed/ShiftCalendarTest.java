package io.onyxos.operations.feed;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.operations.feed.Feeds.fetch;
import static io.onyxos.operations.feed.Feeds.fetchAgain;
import static io.onyxos.operations.feed.Feeds.own;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ShiftCalendarTest {

    private static final String AWKWARD = "Nacht; \"früh\", 夜勤\\🌙 " + "ш".repeat(70);

    @BeforeEach
    void startWithNothing() throws Exception {
        Feeds.clear();
    }

    @Test
    void twoCalendarProgramsReadTheShiftsAsTheyArePlanned() throws Exception {
        UUID kept = Roster.shift(AURORA_CHATTER, "1 day", "32 hours");
        UUID cancelled = Roster.shift(AURORA_CHATTER, "2 days", "56 hours");
        Sql.run("update public.shifts set title = ?, notes = 'secret' where id = ?", AWKWARD, kept);
        Sql.run("update public.shifts set cancelled_at = now(), cancel_reason = 'no need' where id = ?", cancelled);
        UUID draft = Roster.shift(AURORA_CHATTER, "3 days", "80 hours");
        Sql.run("update public.shifts set published_at = null where id = ?", draft);
        Roster.shift(AURORA_SMM, "1 day", "32 hours");

        String text = text(own(AURORA_CHATTER));
        List<VEvent> events = events(text);
        assertEquals(2, events.size());
        VEvent first = events.get(0);
        assertEquals("shift-" + kept + "@onyxos", first.getUid().getValue());
        assertEquals(AWKWARD, first.getSummary().getValue());
        assertEquals("CONFIRMED", first.getStatus().getValue());
        assertEquals(at("start_time", kept), first.getDateStart().getValue().toInstant());
        assertEquals(at("end_time", kept), first.getDateEnd().getValue().toInstant());
        assertEquals(at("updated_at", kept), first.getLastModified().getValue().toInstant());
        assertEquals("CANCELLED", events.get(1).getStatus().getValue());
        assertEquals("Shift", events.get(1).getSummary().getValue());

        Calendar other = new CalendarBuilder().build(new StringReader(text));
        assertTrue(other.validate().getEntries().isEmpty(), other.validate().toString());
        assertEquals(
                AWKWARD,
                other.getComponents()
                        .get(0)
                        .getRequiredProperty(Property.SUMMARY)
                        .getValue());
        assertTrue(!text.contains("secret"), text);
    }

    @Test
    void linesEndAndFoldAsTheStandardSays() throws Exception {
        UUID shift = Roster.shift(AURORA_CHATTER, "1 day", "2 days");
        Sql.run("update public.shifts set title = ? where id = ?", AWKWARD, shift);

        String text = text(own(AURORA_CHATTER));
        assertTrue(text.startsWith("BEGIN:VCALENDAR\r\nPRODID:"), text);
        assertTrue(text.endsWith("END:VCALENDAR\r\n"), text);
        assertEquals(text, text.replace("\r\n", "\n").replace("\r", "").replace("\n", "\r\n"));
        for (String line : text.split("\r\n")) {
            int octets = line.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(octets <= 75 && !line.contains("\uFFFD"), octets + " octets: " + line);
        }
        assertTrue(text.replace("\r\n ", "").contains("SUMMARY:Nacht\\; \"früh\"\\, 夜勤\\\\🌙 ш"), text);
    }

    @Test
    void everyChangeThatMattersHasAHigherSequence() throws Exception {
        UUID shift = Roster.shift(AURORA_CHATTER, "1 day", "32 hours");
        String url = own(AURORA_CHATTER);
        int planned = sequence(url);

        Sql.run("update public.shifts set end_time = end_time + interval '1 hour' where id = ?", shift);
        int moved = sequence(url);
        Sql.run("update public.shifts set cancelled_at = now(), cancel_reason = 'no need' where id = ?", shift);

        assertTrue(planned < moved && moved < sequence(url), planned + " " + moved + " " + sequence(url));
        assertEquals("CANCELLED", events(text(url)).get(0).getStatus().getValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Bucharest", "America/New_York", "Asia/Kathmandu"})
    void aNightIsAsLongAsTheClocksOfItsZoneMakeIt(String name) throws Exception {
        ZoneId zone = ZoneId.of(name);
        var change = zone.getRules().nextTransition(Instant.now().minus(Duration.ofDays(80)));
        LocalDate evening = change == null
                ? LocalDate.now(zone)
                : change.getDateTimeBefore().toLocalDate().minusDays(1);
        ZonedDateTime start = evening.atTime(20, 0).atZone(zone);
        ZonedDateTime end = evening.plusDays(1).atTime(LocalTime.of(4, 0)).atZone(zone);
        Roster.withoutTriggers(
                "update public.shifts set timezone = z.name, start_time = ?::timestamp at time zone z.name,"
                        + " end_time = ?::timestamp at time zone z.name from (values (?)) z (name) where id = ?",
                start.toLocalDateTime().toString(),
                end.toLocalDateTime().toString(),
                name,
                Roster.shift(AURORA_CHATTER, "1 day", "32 hours"));

        String text = text(own(AURORA_CHATTER));
        VEvent night = events(text).get(0);
        assertEquals(start.toInstant(), night.getDateStart().getValue().toInstant());
        assertEquals(end.toInstant(), night.getDateEnd().getValue().toInstant());
        assertTrue(text.matches("(?s).*DTSTART:\\d{8}T\\d{6}Z\r\n.*DTEND:\\d{8}T\\d{6}Z\r\n.*"), text);
    }

    @Test
    void showsNinetyDaysBackAndHalfAYearAhead() throws Exception {
        String url = own(AURORA_CHATTER);
        for (int days : new int[] {-91, -89, 179, 181}) {
            Roster.letPass(Roster.shift(AURORA_CHATTER, "1 day", "32 hours"), days + " days", days + " days 8 hours");
        }
        List<Long> shown = events(text(url)).stream()
                .map(event -> Duration.between(
                                Instant.now(), event.getDateStart().getValue().toInstant())
                        .plusHours(1)
                        .toDays())
                .toList();
        assertEquals(List.of(-88L, 179L), shown);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        UUID shift = Roster.shift(AURORA_CHATTER, "1 day", "32 hours");
        String url = own(AURORA_CHATTER);
        Response first = fetch(url);
        first.then()
                .statusCode(200)
                .contentType("text/calendar")
                .header("Cache-Control", containsString("private"))
                .header("Cache-Control", containsString("max-age=300"));

        fetchAgain(url, first)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(first.header("ETag")))
                .header("Cache-Control", equalTo(first.header("Cache-Control")))
                .body(equalTo(""));
        Sql.run("update public.shifts set title = 'New' where id = ?", shift);
        fetchAgain(url, first).then().statusCode(200).header("ETag", not(equalTo(first.header("ETag"))));
    }

    private static String text(String url) {
        return new String(fetch(url).then().statusCode(200).extract().asByteArray(), StandardCharsets.UTF_8);
    }

    private static List<VEvent> events(String text) {
        return Biweekly.parse(text).first().getEvents();
    }

    private static int sequence(String url) {
        return events(text(url)).get(0).getSequence().getValue();
    }

    private static Instant at(String column, UUID shift) throws Exception {
        return Instant.ofEpochSecond((Long) Sql.column(
                        "select floor(extract(epoch from " + column + "))::bigint from public.shifts where id = ?",
                        shift)
                .get(0));
    }
}
