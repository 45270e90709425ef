package io.onyxos.operations;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.shift.Shifts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
@QuarkusTestResource(value = EventBroker.class, restrictToAnnotatedClass = true)
class ConsumersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UUID AURORA = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    private static final UUID NIGHTFALL = UUID.fromString("b0000000-0000-4000-8000-000000000001");
    private static final UUID LUNA = UUID.fromString("a0000000-0000-4000-8000-000000000201");

    private static final String DEACTIVATED = "io.onyxos.core.profile.deactivated.v1";
    private static final String ROLE_CHANGED = "io.onyxos.core.profile.role_changed.v1";
    private static final String ARCHIVED = "io.onyxos.core.model.archived.v1";
    private static final String FINALIZED = "io.onyxos.finance.payout.finalized.v1";
    private static final String VOIDED = "io.onyxos.finance.payout.voided.v1";

    @BeforeEach
    void startWithNothing() throws Exception {
        Roster.clear();
    }

    @AfterEach
    void undo() throws Exception {
        Sql.run(
                "update public.profiles set status = 'active', deactivated_at = null, role = 'chatter' where id = ?",
                AURORA_CHATTER.id());
        Sql.run("update public.models set status = 'active', archived_at = null where id = ?", LUNA);
    }

    @Test
    void whoLeavesIsTakenOffTheClockAndTheRotaHoweverOftenItIsTold() throws Exception {
        UUID running = Roster.shift(AURORA_CHATTER, "-1 hour", "3 hours");
        UUID entry = Roster.entry(AURORA_CHATTER, running, "-1 hour");
        UUID ahead = Roster.shift(AURORA_CHATTER, "1 day", "30 hours");
        Sql.run(
                "update public.profiles set status = 'deactivated', deactivated_at = now() where id = ?",
                AURORA_CHATTER.id());

        String news = "{\"profile_id\": \"%s\", \"by\": null, \"at\": \"2026-03-02T09:15:00Z\"}"
                .formatted(AURORA_CHATTER.id());
        UUID told = EventBroker.send(DEACTIVATED, AURORA_CHATTER.id(), AURORA, news);
        EventBroker.send(told, DEACTIVATED, AURORA_CHATTER.id(), AURORA, news);
        awaitHandled(EventBroker.send(DEACTIVATED, AURORA_CHATTER.id(), AURORA, news));

        assertEquals(
                List.of("completed {auto_closed}"),
                Sql.column("select status || ' ' || review_reasons::text from public.timesheets where id = ?", entry));
        assertEquals(List.of(true), Sql.column("select employee_id is null from public.shifts where id = ?", ahead));
        assertEquals(1, published(entry, "operations.timesheet", "auto_closed"));
        assertEquals(List.of(1L), Sql.column("select count(*) from operations.inbox where event_id = ?", told));
    }

    @Test
    void whoBecomesAnOwnerKeepsTheirAssignmentsAndLosesTheirShifts() throws Exception {
        UUID ahead = Roster.shift(AURORA_CHATTER, "1 day", "30 hours");
        UUID colleague = Roster.shift(AURORA_SMM, "1 day", "30 hours");
        Sql.run("update public.profiles set role = 'owner' where id = ?", AURORA_CHATTER.id());

        String news = "{\"profile_id\": \"%s\", \"from\": \"chatter\", \"to\": \"owner\", \"changed_by\": null}"
                .formatted(AURORA_CHATTER.id());
        awaitHandled(EventBroker.send(ROLE_CHANGED, AURORA_CHATTER.id(), AURORA, news));

        assertEquals(List.of(true), Sql.column("select employee_id is null from public.shifts where id = ?", ahead));
        assertEquals(
                List.of(AURORA_SMM.id()), Sql.column("select employee_id from public.shifts where id = ?", colleague));
    }

    @Test
    void newsThatIsNoLongerTrueOrAboutAnotherAgencyChangesNothing() throws Exception {
        UUID running = Roster.shift(AURORA_CHATTER, "-1 hour", "3 hours");
        UUID entry = Roster.entry(AURORA_CHATTER, running, "-1 hour");
        String left = "{\"profile_id\": \"%s\"}".formatted(AURORA_CHATTER.id());
        awaitHandled(EventBroker.send(DEACTIVATED, AURORA_CHATTER.id(), AURORA, left));
        Sql.run(
                "update public.profiles set status = 'deactivated', deactivated_at = now() where id = ?",
                AURORA_CHATTER.id());
        awaitHandled(EventBroker.send(DEACTIVATED, AURORA_CHATTER.id(), NIGHTFALL, left));

        assertEquals(List.of("active"), Sql.column("select status from public.timesheets where id = ?", entry));
    }

    @Test
    void withAModelGoesWhatWasPlannedForHer() throws Exception {
        UUID hers = Roster.shift(AURORA_CHATTER, "1 day", "30 hours");
        Sql.run("update public.shifts set model_id = ? where id = ?", LUNA, hers);
        UUID another = Roster.shift(AURORA_SMM, "1 day", "30 hours");
        Sql.run("update public.models set status = 'archived', archived_at = now() where id = ?", LUNA);

        awaitHandled(EventBroker.send(
                ARCHIVED, LUNA, AURORA, "{\"model_id\": \"%s\", \"from\": \"active\"}".formatted(LUNA)));

        assertEquals(
                List.of("model_archived"), Sql.column("select cancel_reason from public.shifts where id = ?", hers));
        assertEquals(List.of("scheduled"), Sql.column("select status from public.shifts where id = ?", another));
        assertEquals(1, published(hers, "operations.shift", "cancelled"));
    }

    @Test
    void hoursOfASettledSlipAreLockedAndThoseOfAVoidRunAreFree() throws Exception {
        UUID run = UUID.randomUUID();
        UUID slip = UUID.randomUUID();
        UUID paid = approved("-3 days");
        UUID unpaid = approved("-2 days");
        String slipOfRun = "{\"payout_run_id\": \"%s\", \"timesheet_ids\": [\"%s\"], \"timesheet_adjustment_ids\": []}"
                .formatted(run, paid);

        awaitHandled(EventBroker.send(FINALIZED, slip, AURORA, slipOfRun));
        assertEquals(List.of(run), Sql.column("select payout_run_id from public.timesheets where id = ?", paid));
        assertEquals(
                List.of(true), Sql.column("select payout_run_id is null from public.timesheets where id = ?", unpaid));
        awaitHandled(EventBroker.send(VOIDED, slip, AURORA, slipOfRun));
        assertEquals(
                List.of(true), Sql.column("select payout_run_id is null from public.timesheets where id = ?", paid));

        // as a dead letter that is replayed when all is over
        awaitHandled(EventBroker.send(FINALIZED, slip, AURORA, slipOfRun));
        assertEquals(
                List.of(true), Sql.column("select payout_run_id is null from public.timesheets where id = ?", paid));
    }

    @Test
    void whatIsPlannedWhileTheBrokerIsAwayIsToldWhenItIsBack() throws Exception {
        EventBroker.kafka().stop();
        UUID planned;
        try {
            Response answer = Shifts.plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of());
            answer.then().statusCode(201);
            planned = UUID.fromString(answer.path("id"));
            assertEquals(
                    List.of(1L), Sql.column("select count(*) from operations.outbox where aggregate_id = ?", planned));
        } finally {
            EventBroker.kafka().start();
        }

        assertEquals(1, published(planned, "operations.shift", "published"));
    }

    private static UUID approved(String in) throws Exception {
        UUID entry = Roster.entry(AURORA_CHATTER, null, in);
        Sql.run(
                "update public.timesheets set clock_out = clock_in + interval '8 hours', status = 'approved',"
                        + " approved_at = now(), approved_values = '{}' where id = ?",
                entry);
        return entry;
    }

    private static void awaitHandled(UUID event) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Sql.column("select 1 from operations.inbox where event_id = ?", event)
                .isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                fail("not handled: " + event);
            }
            Thread.sleep(50);
        }
    }

    /** How often an event of a row was published, once the outbox holds no more of it. */
    private static int published(UUID row, String topic, String verb) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Sql.column("select 1 from operations.outbox where aggregate_id = ?", row)
                .isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                fail("not published: " + row);
            }
            Thread.sleep(50);
        }
        return (int)
                EventBroker.read(topic, records -> records.stream().anyMatch(record -> is(record, row, verb))).stream()
                        .filter(record -> is(record, row, verb))
                        .count();
    }

    private static boolean is(ConsumerRecord<String, String> record, UUID row, String verb) {
        return record.key().equals(row.toString())
                && EventBroker.header(record, "ce_type").endsWith("." + verb + ".v1");
    }
}
