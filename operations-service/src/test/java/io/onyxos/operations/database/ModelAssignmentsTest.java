package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_ALCHEMIST;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is responsible for whom, what that pays, and what it opens. */
class ModelAssignmentsTest extends StoryTest {

    private static final UUID LUNA = UUID.fromString("a0000000-0000-4000-8000-000000000201");
    private static final UUID NIGHTFALL_LUNA = UUID.fromString("b0000000-0000-4000-8000-000000000201");
    private static final UUID OPAL_WHO_LEFT = UUID.fromString("a0000000-0000-4000-8000-000000000205");
    private static final String ASSIGN = """
            insert into model_assignments (model_id, profile_id, starts_on, commission_override)
            values (?, ?, private.my_today() + ?::integer, ?::numeric) returning id""";

    @Test
    void whoIsAssignedTodaySeesTheModel() throws Exception {
        String mine = "select private.my_model_ids()::text";
        assertEquals("{}", story.as(AURORA_CHATTER, mine));
        UUID made = rota.assign(AURORA_CHATTER, LUNA);
        assertEquals("{" + LUNA + "}", story.as(AURORA_CHATTER, mine));
        story.tell("update model_assignments set ends_on = private.agency_day(agency_id) where id = ?", made);
        assertEquals("{" + LUNA + "}", story.as(AURORA_CHATTER, mine));
        story.tell("update model_assignments set ends_on = private.agency_day(agency_id) - 1 where id = ?", made);
        assertEquals("{}", story.as(AURORA_CHATTER, mine));
    }

    @Test
    void whereAccessFollowsTheClockTheModelIsSeenAtWorkOnly() throws Exception {
        String mine = "select private.my_model_ids()::text";
        rota.assign(NIGHTFALL_CHATTER, NIGHTFALL_LUNA);
        assertEquals("{}", story.as(NIGHTFALL_CHATTER, mine));
        story.as(NIGHTFALL_CHATTER, "select operations.clock_in(p_model => ?)", NIGHTFALL_LUNA);
        assertEquals("{" + NIGHTFALL_LUNA + "}", story.as(NIGHTFALL_CHATTER, mine));
        story.as(NIGHTFALL_CHATTER, "select operations.clock_out()");
        assertEquals("{}", story.as(NIGHTFALL_CHATTER, mine));
    }

    @Test
    void theModelsThatATransactionKeptFollowItsOwnChanges() throws Exception {
        String mine = "select private.my_model_ids()::text";
        rota.assign(NIGHTFALL_CHATTER, NIGHTFALL_LUNA);
        story.tell("select set_config('request.jwt.claims', ?, true)", "{\"sub\": \"" + NIGHTFALL_CHATTER.id() + "\"}");
        story.tell("select private.take_standing()");
        assertEquals("{}", story.tell(mine));

        story.tell("select operations.clock_in(p_model => ?)", NIGHTFALL_LUNA);
        assertEquals("{" + NIGHTFALL_LUNA + "}", story.tell(mine));
        assertEquals("{" + NIGHTFALL_LUNA + "}", story.tell("select current_setting('onyx.caller_model_ids')"));
        story.tell("update model_assignments set ends_on = starts_on where profile_id = ?", NIGHTFALL_CHATTER.id());
        assertEquals("", story.tell("select current_setting('onyx.caller_model_ids')"));
        story.tell("delete from model_assignments where profile_id = ?", NIGHTFALL_CHATTER.id());
        assertEquals("{}", story.tell(mine));
    }

    @Test
    void onePersonHasOneAssignmentPerModelAndDay() throws Exception {
        story.as(AURORA_PALADIN, ASSIGN, LUNA, AURORA_CHATTER.id(), 0, null);
        assertEquals(
                "23P01 model_assignments_no_overlap",
                story.refused(AURORA_PALADIN, ASSIGN, LUNA, AURORA_CHATTER.id(), 5, null));
        story.as(AURORA_PALADIN, ASSIGN, LUNA, AURORA_ALCHEMIST.id(), 5, null);
    }

    @Test
    void othersMayNotAssignAndNobodyMayCrossAgencies() throws Exception {
        assertEquals("42501", story.refused(AURORA_ALCHEMIST, ASSIGN, LUNA, AURORA_CHATTER.id(), 0, null));
        assertEquals(
                "23503 model_assignments_model_id_fkey",
                story.refused(AURORA_PALADIN, ASSIGN, NIGHTFALL_LUNA, AURORA_CHATTER.id(), 0, null));
        assertEquals(
                "PT400 model_inactive",
                story.refused(AURORA_PALADIN, ASSIGN, OPAL_WHO_LEFT, AURORA_CHATTER.id(), 0, null));
    }

    @Test
    void payIsSetByPayrollAndByNobodyForHimself() throws Exception {
        assertEquals("PT403 forbidden", story.refused(AURORA_PALADIN, ASSIGN, LUNA, AURORA_CHATTER.id(), 0, "0.15"));
        assertEquals("PT403 own_pay", story.refused(AURORA_ADMIN, ASSIGN, LUNA, AURORA_ADMIN.id(), 0, "0.15"));
        String made = story.as(AURORA_ADMIN, ASSIGN, LUNA, AURORA_CHATTER.id(), 0, "0.15");
        assertEquals("PT409 assignment_started", story.refused(AURORA_ADMIN, """
                update model_assignments set commission_override = 0.2 where id = ?::uuid""", made));
        String visible = "select operations.visible_commission(?::uuid)";
        assertEquals("0.1500", story.as(AURORA_CHATTER, visible, made));
        assertEquals("0.1500", story.as(AURORA_OWNER, visible, made));
        assertNull(story.as(AURORA_PALADIN, visible, made));
        assertEquals("42501", story.refused(AURORA_OWNER, "select commission_override from model_assignments"));
    }

    @Test
    void aRevisionEndsTheRowTheDayBeforeAndBeginsItsSuccessor() throws Exception {
        String made = story.as(AURORA_ADMIN, ASSIGN, LUNA, AURORA_CHATTER.id(), -3, "0.15");
        rota.forgetEvents();
        String revise = """
                select commission_override || ' ' || (starts_on - private.my_today())
                from operations.revise_assignment(?::uuid, private.my_today() + 1, ?::jsonb)""";
        assertEquals("PT403 forbidden", story.refused(AURORA_PALADIN, revise, made, "{\"commission_override\": 0.2}"));
        assertEquals("0.2000 1", story.as(AURORA_ADMIN, revise, made, "{\"commission_override\": 0.2}"));
        assertEquals(
                "0",
                story.tell(
                        "select ends_on - private.agency_day(agency_id) from model_assignments where id = ?::uuid",
                        made));
        assertEquals(
                "ended, started",
                story.tell(
                        "select string_agg(split_part(event_type, '.', 5), ', ' order by id) from operations.outbox"));
        assertEquals("f", story.tell("select bool_or(payload::text like '%commission%') from operations.outbox"));
    }

    @Test
    void aRevisionOfTheDutyKeepsThePayAndNeedsNoPayroll() throws Exception {
        String made = story.as(AURORA_ADMIN, ASSIGN, LUNA, AURORA_CHATTER.id(), -3, "0.15");
        story.as(AURORA_PALADIN, """
                select operations.revise_assignment(?::uuid, private.my_today(), '{"duty": "backup"}')""", made);
        assertEquals("0.1500", story.tell("select commission_override from model_assignments where duty = 'backup'"));
    }

    @Test
    void onlyWhatHasNotBegunIsDeleted() throws Exception {
        String begun = story.as(AURORA_PALADIN, ASSIGN, LUNA, AURORA_CHATTER.id(), 0, null);
        String ahead = story.as(AURORA_PALADIN, ASSIGN, LUNA, AURORA_ALCHEMIST.id(), 3, null);
        String delete = "delete from model_assignments where id = ?::uuid";
        assertEquals("0", story.as(AURORA_PALADIN, delete, begun));
        assertEquals("1", story.as(AURORA_PALADIN, delete, ahead));
    }

    @Test
    void anAssignmentEndsOnceAndNotBeforeItBegan() throws Exception {
        String made = story.as(AURORA_PALADIN, ASSIGN, LUNA, AURORA_CHATTER.id(), -3, null);
        String end =
                "select ends_on - private.my_today() from operations.end_assignment(?::uuid, private.my_today() + ?::integer)";
        assertEquals("PT400 outside_assignment", story.refused(AURORA_PALADIN, end, made, -4));
        assertEquals("PT403 forbidden", story.refused(AURORA_CHATTER, end, made, 0));
        assertEquals("0", story.as(AURORA_PALADIN, end, made, 0));
        assertEquals("PT409 already_ended", story.refused(AURORA_PALADIN, end, made, 7));
    }
}
