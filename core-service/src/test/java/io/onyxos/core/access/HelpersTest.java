package io.onyxos.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The helpers of schema private, as the policies of every service call them. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class HelpersTest {

    private Newcomer owner;
    private String agency;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        agency = owner.agency();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Bucharest",
                "America/Argentina/Buenos_Aires",
                "America/Port-au-Prince",
                "Etc/GMT+12",
                "Etc/GMT-14",
                "Antarctica/DumontDUrville"
            })
    void takesTheNamesOfZones(String zone) throws Exception {
        assertEquals(List.of(true), Sql.column("select private.is_iana_zone(?)", zone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EST",
                "EST5EDT",
                "CET",
                "utc",
                "Europe/Atlantis",
                "europe/bucharest",
                "Europe/Bucharest ",
                "posix/Europe/Paris",
                "Etc/GMT+13",
                "Europe/Paris3",
                "<+03>-3",
                "+03:00"
            })
    void refusesWhatOnlyPostgresOrNobodyTakesForAZone(String zone) throws Exception {
        assertEquals(List.of(false), Sql.column("select private.is_iana_zone(?)", zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Luna", "山田", "👩‍👩‍👧", "a\u00a0b", "a\u200fb"})
    void takesALineWithSomethingToSee(String line) throws Exception {
        assertEquals(List.of(true), Sql.column("select private.is_line(?)", line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u3000\u2003",
                "\u200b",
                "\u3164",
                "a\nb",
                "a\tb",
                "a\u0085b",
                "a\u2028b",
                "a\u202eb",
                "a\u2066b"
            })
    void refusesALineThatIsBlankOrHasControls(String line) throws Exception {
        assertEquals(List.of(false), Sql.column("select private.is_line(?)", line));
    }

    @Test
    void anIdOfVersionSevenTellsItsMillisecond() throws Exception {
        Instant before = Instant.now();
        UUID id = (UUID) Sql.column("select private.uuid_v7()").get(0);
        assertEquals(7, id.version());
        assertEquals(2, id.variant());

        Instant told = instant("select private.uuid_v7_time(?)", id);
        assertTrue(Duration.between(before, told).abs().toSeconds() < 60, told.toString());
        assertEquals(told.toEpochMilli(), id.getMostSignificantBits() >>> 16);
    }

    @Test
    void theFloorOfAnInstantIsBelowEveryIdOfItsMillisecond() throws Exception {
        assertEquals(
                List.of(UUID.fromString("01890a5d-ac96-0000-0000-000000000000")),
                Sql.column("select private.uuid_floor(private.uuid_v7_time('01890a5d-ac96-774b-bcce-b302099a8057'))"));
        Instant at = Instant.parse("2026-03-29T00:00:00.123456Z");
        assertEquals(
                at.truncatedTo(ChronoUnit.MILLIS),
                instant("select private.uuid_v7_time(private.uuid_floor(?::timestamptz))", at.toString()));
        assertEquals(
                List.of(true),
                Sql.column("select private.uuid_floor(now() - interval '1 second') < private.uuid_v7()"));
        assertEquals(
                List.of(true),
                Sql.column("select private.uuid_v7() < private.uuid_floor(now() + interval '1 minute')"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "private.my_role() | admin",
                "private.my_rank() | 90",
                "private.has_permission('manage_team') | true",
                "private.has_permission('fly') | false",
                "private.can_grant_role('owner') | false",
                "private.can_grant_role('admin') | true",
                "private.can_grant_role('king') | false",
                "private.role_rank('king') | 0",
                "private.role_has_permission('owner', 'clock_in_out') | false",
                "private.role_has_permission('admin', 'clock_in_out') | true",
                "private.can_see_model(null) | true",
                "private.my_model_ids() | {}",
                "private.my_timezone() | Europe/Bucharest"
            })
    void answersAMember(String call, String answer) throws Exception {
        assertEquals(answer, ask(owner.hire("admin").id(), call));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "private.my_agency_id() | ",
                "private.my_role() | ",
                "private.my_rank() | 0",
                "private.has_permission('view_content') | false",
                "private.can_grant_role('chatter') | false",
                "private.my_model_ids() | {}",
                "private.my_today() | "
            })
    void answersNothingToWhoIsNoActiveMember(String call, String answer) throws Exception {
        Newcomer former = owner.hire("admin");
        owner.post("/core/v1/profiles/" + former.id() + "/deactivate", Map.of("reason", "left"))
                .then()
                .statusCode(200);

        assertEquals(answer, ask(former.id(), call));
        assertEquals(answer, ask(UUID.randomUUID(), call));
    }

    @Test
    void membersAndModelsAreThoseOfTheCallersAgency() throws Exception {
        Newcomer stranger = Newcomer.signUp();
        stranger.agency();
        Newcomer former = owner.hire("smm");
        Newcomer chatter = owner.hire("chatter");
        String model = owner.post("/core/v1/models", Map.of("name", "Muse")).path("id");
        owner.post("/core/v1/profiles/" + former.id() + "/deactivate", Map.of("reason", "left"))
                .then()
                .statusCode(200);

        assertEquals("true", ask(owner.id(), "private.is_active_member('" + chatter.id() + "')"));
        assertEquals("false", ask(owner.id(), "private.is_active_member('" + former.id() + "')"));
        assertEquals("false", ask(stranger.id(), "private.is_active_member('" + chatter.id() + "')"));
        assertEquals("true", ask(owner.id(), "private.can_see_model('" + model + "')"));
        assertEquals("false", ask(chatter.id(), "private.can_see_model('" + model + "')"));
        assertEquals("false", ask(stranger.id(), "private.can_see_model('" + model + "')"));
        assertEquals("false", ask(owner.id(), "private.can_see_model('" + UUID.randomUUID() + "')"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Etc/GMT+12"})
    void todayIsTheAgencys(String zone) throws Exception {
        owner.edit(agency, Map.of("timezone", zone)).statusCode(200);

        assertEquals(LocalDate.now(ZoneId.of(zone)).toString(), ask(owner.id(), "private.my_today()"));
    }

    @Test
    void noTableOfCoreIsPublishedToRealtime() throws Exception {
        assertEquals(
                List.of(),
                Sql.column("select tablename from pg_publication_tables where tablename in ('agencies',"
                        + " 'agency_billing', 'agency_settings_history', 'profiles', 'profile_contacts', 'models',"
                        + " 'model_private', 'model_accounts', 'model_terms', 'audit_entries')"));
    }

    private static Instant instant(String sql, Object value) throws Exception {
        return ((Timestamp) Sql.column(sql, value).get(0)).toInstant();
    }

    /** The answer in words, as it would be given to a policy that a service's caller meets. */
    private static String ask(UUID person, String call) throws Exception {
        return (String)
                Sql.columnAs("core", person, "select (" + call + ")::text").get(0);
    }
}
