package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_ALCHEMIST;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.AURORA_RECRUITER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.Person;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of two who do the same at once one succeeds and the other hears why not; each on a login of its own. */
class RacesTest {

    private static final String RUN = "a0000000-0000-4000-8000-00000000abcd";

    /** A statement for somebody; as the owner if nobody is named, but with the claims of an admin, as finance would. */
    private record Act(Person person, String sql) {}

    @AfterEach
    void clear() throws Exception {
        tell("delete from timesheet_adjustments; delete from timesheets where employee_id in ('" + AURORA_RECRUITER.id()
                + "', '" + AURORA_RANGER.id() + "'); delete from shifts where title = 'race'");
    }

    @Test
    void ofFiftyClockInsOneIsIn() throws Exception {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            acts.add(new Act(AURORA_RECRUITER, "select 1 from operations.clock_in()"));
        }
        assertEquals(Map.of("allowed: 1", 1, "PT409 already_clocked_in", 49), atOnce(acts));
        assertEquals(
                "1",
                tell("select count(*) from timesheets where clock_out is null and employee_id = '"
                        + AURORA_RECRUITER.id() + "'"));
    }

    @Test
    void ofFiftyClockInsToOneShiftOneIsIn() throws Exception {
        shift(AURORA_RECRUITER, "now() - interval '1 minute'");
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            acts.add(new Act(AURORA_RECRUITER, "select 1 from operations.clock_in()"));
        }
        assertEquals(Map.of("allowed: 1", 1, "PT409 already_clocked_in", 49), atOnce(acts));
    }

    @Test
    void breaksAndClockOutsHappenOnce() throws Exception {
        as(AURORA_RECRUITER, "select 1 from operations.clock_in()");
        Act pause = new Act(AURORA_RECRUITER, "select 1 from operations.start_break()");
        assertEquals(Map.of("allowed: 1", 1, "PT409 break_open", 1), atOnce(List.of(pause, pause)));
        Act out = new Act(AURORA_RECRUITER, "select 1 from operations.clock_out()");
        assertEquals(Map.of("allowed: 1", 1, "PT409 not_clocked_in", 1), atOnce(List.of(out, out)));
    }

    @Test
    void ofTwoShiftsThatOverlapOneIsPlanned() throws Exception {
        Act plan = new Act(AURORA_PALADIN, """
                insert into shifts (employee_id, title, start_time, end_time)
                values ('%s', 'race', now() + interval '90 days', now() + interval '91 days') returning 1""".formatted(AURORA_RECRUITER.id()));
        assertEquals(Map.of("allowed: 1", 1, "23P01 shifts_no_overlap", 1), atOnce(List.of(plan, plan)));
    }

    @Test
    void anOpenShiftHasOneWinner() throws Exception {
        String shift = shift(null, "now() + interval '90 days'");
        String claim = "select 1 from operations.claim_shift('" + shift + "')";
        assertEquals(
                Map.of("allowed: 1", 1, "PT409 already_claimed", 2),
                atOnce(List.of(
                        new Act(AURORA_RECRUITER, claim),
                        new Act(AURORA_RANGER, claim),
                        new Act(AURORA_ALCHEMIST, claim))));
    }

    @Test
    void aSwapHasOneTaker() throws Exception {
        String shift = shift(AURORA_RECRUITER, "now() + interval '90 days'");
        String asked = tell("""
                insert into shift_swaps (agency_id, shift_id, kind, requested_by)
                select agency_id, id, 'cover', employee_id from shifts where id = '%s' returning id""".formatted(shift));
        String accept = "select 1 from operations.accept_swap('" + asked + "')";
        assertEquals(
                Map.of("allowed: 1", 1, "PT409 invalid_transition", 1),
                atOnce(List.of(new Act(AURORA_RANGER, accept), new Act(AURORA_ALCHEMIST, accept))));
        String approve = "select 1 from operations.approve_swap('" + asked + "')";
        assertEquals(
                Map.of("allowed: 1", 1, "PT409 invalid_transition", 1),
                atOnce(List.of(new Act(AURORA_PALADIN, approve), new Act(AURORA_ADMIN, approve))));
    }

    @Test
    void timeIsApprovedOnce() throws Exception {
        String entry = tell("""
                insert into timesheets (agency_id, employee_id, clock_in, clock_out, status)
                select agency_id, id, now() - interval '5 hours', now() - interval '1 hour', 'completed'
                from profiles where id = '%s' returning id""".formatted(AURORA_RECRUITER.id()));
        String seen = tell("select updated_at from timesheets where id = '" + entry + "'");
        String approve = "select 1 from operations.approve_timesheet('" + entry + "', '" + seen + "')";
        assertEquals(
                Map.of("allowed: 1", 1, "PT412 precondition_failed", 1),
                atOnce(List.of(new Act(AURORA_PALADIN, approve), new Act(AURORA_ADMIN, approve))));
    }

    @Test
    void cancellingAndClockingInExcludeEachOther() throws Exception {
        for (int round = 0; round < 10; round++) {
            String shift = shift(AURORA_RECRUITER, "now() - interval '1 minute'");
            Map<String, Integer> answers = atOnce(List.of(
                    new Act(AURORA_RECRUITER, "select 1 from operations.clock_in(p_shift => '" + shift + "')"),
                    new Act(AURORA_PALADIN, "select 2 from operations.cancel_shift('" + shift + "', 'Model is ill')")));
            assertTrue(
                    answers.equals(Map.of("allowed: 1", 1, "PT409 shift_in_progress", 1))
                            || answers.equals(Map.of("allowed: 2", 1, "PT409 shift_cancelled", 1)),
                    answers.toString());
            clear();
        }
    }

    @Test
    void anEditIsSeenByPayrollOrRefusedByIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            String entry = tell("""
                    insert into timesheets (agency_id, employee_id, clock_in, clock_out, status, approved_at)
                    select agency_id, id, now() - interval '5 hours', now() - interval '1 hour', 'approved', now()
                    from profiles where id = '%s' returning id""".formatted(AURORA_RECRUITER.id()));
            Map<String, Integer> answers = atOnce(List.of(
                    new Act(AURORA_ADMIN, """
                            select 1 from operations.edit_timesheet('%s', jsonb_build_object(
                              'clock_out', now() - interval '2 hours'), 'Left earlier')""".formatted(entry)),
                    new Act(
                            null,
                            "select 2 from operations.lock_timesheets('" + RUN + "', array['" + entry
                                    + "'::uuid], '{}')")));
            assertTrue(
                    answers.equals(Map.of("allowed: 1", 1, "PT409 timesheets_changed", 1))
                            || answers.equals(Map.of("allowed: 2", 1, "PT409 locked", 1)),
                    answers.toString());
            clear();
        }
    }

    private static Map<String, Integer> atOnce(List<Act> acts) throws Exception {
        var start = new CyclicBarrier(acts.size());
        ExecutorService people = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (Act act : acts) {
                answers.add(people.submit(() -> {
                    try (Connection connection = connect(act.person())) {
                        start.await();
                        return Refusals.of(() -> one(connection, act.sql()));
                    }
                }));
            }
            Map<String, Integer> counts = new TreeMap<>();
            for (Future<String> answer : answers) {
                counts.merge(answer.get(), 1, Integer::sum);
            }
            return counts;
        } finally {
            people.shutdown();
        }
    }

    private static Connection connect(Person person) throws Exception {
        if (person != null) {
            return TestDatabase.login(person);
        }
        Connection finance = TestDatabase.superuser();
        TestDatabase.become(finance, AURORA_ADMIN, false);
        one(finance, "select set_config('role', 'none', false)");
        return finance;
    }

    private static String shift(Person person, String start) throws Exception {
        return tell("""
                insert into shifts (agency_id, employee_id, title, start_time, end_time, timezone, published_at)
                values ('a0000000-0000-4000-8000-000000000001', %s, 'race', %s, %s + interval '4 hours', 'UTC', now())
                returning id""".formatted(person == null ? "null" : "'" + person.id() + "'", start, start));
    }

    private static void as(Person person, String sql) throws Exception {
        try (Connection connection = TestDatabase.login(person)) {
            one(connection, sql);
        }
    }

    private static String tell(String sql) throws Exception {
        try (Connection connection = TestDatabase.superuser()) {
            return one(connection, sql);
        }
    }

    private static String one(Connection connection, String sql) throws java.sql.SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return null;
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
