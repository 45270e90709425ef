package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ALCHEMIST;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_GRANDMASTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RECRUITER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people ask of the rota, and what becomes of it. */
class SwapsAndTimeOffTest extends StoryTest {

    private static final String ASK = """
            insert into shift_swaps (shift_id, kind, target_employee_id, counter_shift_id) values (?, ?, ?, ?) returning id""";
    private static final String ACCEPT = "select status from operations.accept_swap(?::uuid)";
    private static final String APPROVE = "select status from operations.approve_swap(?::uuid)";
    private static final String REST = """
            insert into time_off (kind, start_time, end_time) values ('leave', now() + ?::interval, now() + ?::interval)
            returning id""";

    private UUID shift;

    @BeforeEach
    void prepare() throws Exception {
        shift = rota.shift(AURORA_CHATTER, "10 hours", "18 hours");
        rota.forgetEvents();
    }

    @Test
    void anOpenCallIsSeenByEverybodyWhoClocksInAndTakenOnce() throws Exception {
        String asked = story.as(AURORA_CHATTER, ASK, shift, "cover", null, null);
        assertEquals("swap_requested", rota.eventsOfShifts());
        assertEquals("1", story.as(AURORA_SMM, "select count(*) from shifts"));
        assertEquals("PT403 own_record", story.refused(AURORA_CHATTER, ACCEPT, asked));
        assertEquals("PT404 not_found", story.refused(NIGHTFALL_CHATTER, ACCEPT, asked));
        assertEquals("accepted", story.as(AURORA_SMM, ACCEPT, asked));
        assertEquals("PT409 invalid_transition", story.refused(AURORA_ALCHEMIST, ACCEPT, asked));
        assertEquals("0", story.as(AURORA_RECRUITER, "select count(*) from shifts"));
        assertEquals("PT403 forbidden", story.refused(AURORA_SMM, APPROVE, asked));
        assertEquals("approved", story.as(AURORA_PALADIN, APPROVE, asked));
        assertEquals(AURORA_SMM.id().toString(), story.tell("select employee_id from shifts"));
        assertEquals("swap", story.tell("select payload ->> 'by' from operations.outbox order by id desc limit 1"));
    }

    @Test
    void twoShiftsThatCrossChangeHandsInOneStatement() throws Exception {
        UUID theirs = rota.shift(AURORA_SMM, "16 hours", "20 hours");
        String asked = story.as(AURORA_CHATTER, ASK, shift, "swap", AURORA_SMM.id(), theirs);
        story.as(AURORA_SMM, ACCEPT, asked);
        assertEquals("approved", story.as(AURORA_PALADIN, APPROVE, asked));
        assertEquals("t", story.tell("""
                select bool_and(employee_id = case id when ? then ?::uuid else ?::uuid end) from shifts""", shift, AURORA_SMM.id(), AURORA_CHATTER.id()));
    }

    @Test
    void aSwapThatNamesNoShiftIsAnsweredWithOne() throws Exception {
        UUID theirs = rota.shift(AURORA_SMM, "20 hours", "24 hours");
        String asked = story.as(AURORA_CHATTER, ASK, shift, "swap", AURORA_SMM.id(), null);
        assertEquals("PT400 counter_shift_required", story.refused(AURORA_SMM, ACCEPT, asked));
        assertEquals(
                "accepted",
                story.as(AURORA_SMM, "select status from operations.accept_swap(?::uuid, ?)", asked, theirs));
    }

    @Test
    void onlyOnesOwnShiftAheadMayBeOffered() throws Exception {
        UUID theirs = rota.shift(AURORA_SMM, "20 hours", "24 hours");
        UUID running = rota.shift(AURORA_CHATTER, "-1 hour", "2 hours");
        assertEquals("PT409 unknown_reference", story.refused(AURORA_CHATTER, ASK, theirs, "cover", null, null));
        assertEquals("PT409 shift_not_exchangeable", story.refused(AURORA_CHATTER, ASK, running, "cover", null, null));
        story.as(AURORA_CHATTER, ASK, shift, "cover", null, null);
        assertEquals("23505 shift_swaps_one_pending", story.refused(AURORA_CHATTER, ASK, shift, "cover", null, null));
    }

    @Test
    void nobodyApprovesASwapOfHisOwn() throws Exception {
        UUID own = rota.shift(AURORA_PALADIN, "30 hours", "34 hours");
        String asked = story.as(AURORA_PALADIN, ASK, own, "cover", null, null);
        story.as(AURORA_SMM, ACCEPT, asked);
        assertEquals("PT403 own_record", story.refused(AURORA_PALADIN, APPROVE, asked));
        assertEquals("approved", story.as(AURORA_GRANDMASTER, APPROVE, asked));
    }

    @Test
    void whoWasAskedMayDeclineAndWhoAskedMayThinkBetterOfIt() throws Exception {
        String asked = story.as(AURORA_CHATTER, ASK, shift, "cover", AURORA_SMM.id(), null);
        assertEquals("PT404 not_found", story.refused(AURORA_RECRUITER, ACCEPT, asked));
        assertEquals("rejected", story.as(AURORA_SMM, "select status from operations.reject_swap(?::uuid)", asked));
        asked = story.as(AURORA_CHATTER, ASK, shift, "cover", AURORA_SMM.id(), null);
        String cancel = "select status from operations.cancel_swap(?::uuid)";
        assertEquals("PT403 forbidden", story.refused(AURORA_SMM, cancel, asked));
        assertEquals("cancelled", story.as(AURORA_CHATTER, cancel, asked));
    }

    @Test
    void aShiftThatGoesAnotherWayTakesTheRequestAlong() throws Exception {
        story.as(AURORA_CHATTER, ASK, shift, "cover", null, null);
        story.as(AURORA_PALADIN, "update shifts set employee_id = ? where id = ?", AURORA_SMM.id(), shift);
        assertEquals("cancelled", story.tell("select status from shift_swaps"));
    }

    @Test
    void timeOffOverShiftsIsRefusedOrEmptiesThem() throws Exception {
        String asked = story.as(AURORA_CHATTER, REST, "0", "2 days");
        String approve = "select status from operations.approve_time_off(?::uuid, ?)";
        assertEquals("PT403 forbidden", story.refused(AURORA_CHATTER, approve, asked, true));
        assertEquals("PT404 not_found", story.refused(AURORA_SMM, approve, asked, true));
        assertEquals("PT409 has_shifts", story.refused(AURORA_PALADIN, approve, asked, false));
        assertEquals("approved", story.as(AURORA_PALADIN, approve, asked, true));
        assertEquals("t", story.tell("select employee_id is null from shifts"));
        assertEquals("assigned", rota.eventsOfShifts());
    }

    @Test
    void nobodyIsPlannedOverTimeOffUnlessForcedWithAReason() throws Exception {
        UUID open = rota.openShift(AURORA_SMM, "10 hours", "18 hours");
        story.tell("delete from shifts where id = ?", shift);
        String asked = story.as(AURORA_CHATTER, REST, "0", "2 days");
        story.as(AURORA_PALADIN, "select operations.approve_time_off(?::uuid)", asked);
        String plan = "update shifts set employee_id = ? where id = ?";
        assertEquals("PT409 time_off", story.refused(AURORA_PALADIN, plan, AURORA_CHATTER.id(), open));
        assertEquals("PT409 time_off", story.refused(AURORA_CHATTER, "select operations.claim_shift(?)", open));
        story.tell("select set_config('onyx.force', 'true', true)");
        assertEquals("PT409 time_off", story.refused(AURORA_PALADIN, plan, AURORA_CHATTER.id(), open));
        story.tell("select set_config('onyx.reason', 'Agreed by phone', true)");
        assertEquals("1", story.as(AURORA_PALADIN, plan, AURORA_CHATTER.id(), open));
    }

    @Test
    void nobodyApprovesHisOwnTimeOffAndApprovedOnesDoNotOverlap() throws Exception {
        String own = story.as(AURORA_PALADIN, REST, "1 day", "2 days");
        assertEquals(
                "PT403 own_record", story.refused(AURORA_PALADIN, "select operations.approve_time_off(?::uuid)", own));
        story.as(AURORA_GRANDMASTER, "select operations.approve_time_off(?::uuid)", own);
        String again = story.as(AURORA_PALADIN, REST, "1 day", "3 days");
        assertEquals(
                "23P01 time_off_no_overlap",
                story.refused(AURORA_GRANDMASTER, "select operations.approve_time_off(?::uuid)", again));
        assertEquals(
                "rejected",
                story.as(AURORA_GRANDMASTER, "select status from operations.reject_time_off(?::uuid)", again));
        assertEquals(
                "cancelled", story.as(AURORA_PALADIN, "select status from operations.cancel_time_off(?::uuid)", own));
    }
}
