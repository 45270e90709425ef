package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.events.EventContracts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everything that operations tells is told once in a story, and each event keeps the promise of its schema. */
class EventsTest extends StoryTest {

    private static final UUID LUNA = UUID.fromString("a0000000-0000-4000-8000-000000000201");

    private final ObjectMapper json = new ObjectMapper();
    private final EventContracts contracts = EventContracts.read("operations", Path.of("contract/events"));

    @Test
    void everyTypeIsToldAndKeepsItsPromise() throws Exception {
        planAndChange();
        work();
        decide();
        assign();

        assertEquals(
                story.tell("select string_agg(type, ' ' order by type) from operations.event_types"),
                story.tell("select string_agg(distinct event_type, ' ' order by event_type) from operations.outbox"));
        assertEquals(List.of(), broken());
    }

    @Test
    void noteAddressAndPayAreNeverTold() throws Exception {
        work();
        assertEquals("0", story.tell("""
                select count(*) from operations.outbox
                where payload ??| '{note,notes,title,clock_in_ip,client_clock_in,commission_override,cancel_reason}'"""));
    }

    private void planAndChange() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "10 hours", "18 hours");
        story.as(AURORA_PALADIN, "update shifts set end_time = end_time + interval '1 hour' where id = ?", shift);
        String swap = story.as(
                AURORA_CHATTER, "insert into shift_swaps (shift_id, kind) values (?, 'cover') returning id", shift);
        story.as(AURORA_SMM, "select operations.accept_swap(?::uuid)", swap);
        story.as(AURORA_PALADIN, "select operations.approve_swap(?::uuid)", swap);
        story.as(AURORA_PALADIN, "select operations.cancel_shift(?, 'Model is ill')", shift);
        rota.shift(AURORA_SMM, "-30 minutes", "2 hours");
        story.asWorker("select operations.detect_late_shifts(10)");
        rota.shift(AURORA_SMM, "-9 hours", "-8 hours");
    }

    private void work() throws Exception {
        rota.shift(AURORA_CHATTER, "-1 minute", "2 hours");
        story.as(AURORA_CHATTER, "select operations.clock_in(p_note => 'Back', p_address => '203.0.113.7')");
        story.as(AURORA_CHATTER, "select operations.start_break()");
        story.as(AURORA_CHATTER, "select operations.end_break()");
        story.as(AURORA_CHATTER, "select operations.clock_out()");
        rota.entry(AURORA_SMM, null, "-20 hours", null);
        story.asWorker("select operations.close_forgotten_entries(10)");
    }

    private void decide() throws Exception {
        UUID entry = rota.entry(AURORA_CHATTER, null, "-40 hours", "-35 hours");
        story.as(AURORA_PALADIN, "select operations.approve_timesheet(?, null)", entry);
        story.as(AURORA_PALADIN, "select operations.reopen_timesheet(?, 'Look again')", entry);
        story.as(AURORA_PALADIN, "select operations.reject_timesheet(?, 'Was not there')", entry);
        story.as(AURORA_ADMIN, "select operations.edit_timesheet(?, '{\"breaks\": []}', 'Was there')", entry);
        String adjust =
                "insert into timesheet_adjustments (employee_id, timesheet_id, minutes, reason) values (?, ?, 5, 'Stayed')";
        story.as(AURORA_ADMIN, adjust, AURORA_CHATTER.id(), entry);
        story.as(AURORA_ADMIN, adjust, AURORA_CHATTER.id(), null);
        story.as(AURORA_ADMIN, "delete from timesheet_adjustments where timesheet_id is null");
        story.as(AURORA_ADMIN, "select operations.void_timesheet(?, 'Entered twice')", entry);
    }

    private void assign() throws Exception {
        UUID made = rota.assign(AURORA_CHATTER, LUNA);
        story.as(AURORA_PALADIN, "update model_assignments set duty = 'backup' where id = ?", made);
        story.as(AURORA_PALADIN, "select operations.end_assignment(?, private.my_today())", made);
        story.as(AURORA_PALADIN, """
                insert into model_assignments (model_id, profile_id, starts_on)
                values (?, ?, private.my_today() + 9)""", LUNA, AURORA_CHATTER.id());
        story.as(AURORA_PALADIN, "delete from model_assignments where starts_on > private.my_today()");
    }

    private List<String> broken() throws Exception {
        JsonNode told = json.readTree(story.tell(
                "select jsonb_agg(jsonb_build_object('type', event_type, 'data', payload)) from operations.outbox"));
        List<String> broken = new ArrayList<>();
        for (JsonNode event : told) {
            String type = event.path("type").asText();
            try {
                contracts.check(type, event.path("data"));
            } catch (IllegalArgumentException against) {
                broken.add(against.getMessage());
            }
        }
        return broken;
    }
}
