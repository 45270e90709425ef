package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_RECRUITER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever had the service's own login in hand could do no more than the service does. */
class DirectWritesTest {

    private static final String OPEN = "(select id from timesheets where clock_out is null limit 1)";

    private Connection recruiter;

    @BeforeEach
    void clockIn() throws Exception {
        recruiter = TestDatabase.login(AURORA_RECRUITER);
        run(recruiter, "select operations.clock_in()");
    }

    @AfterEach
    void forget() throws Exception {
        recruiter.close();
        try (Connection superuser = TestDatabase.superuser()) {
            run(superuser, "delete from timesheets where employee_id = '" + AURORA_RECRUITER.id() + "'");
        }
    }

    @Test
    void nobodyWritesHisOwnTime() {
        assertAll(List.of(
                        "update timesheets set clock_in = now() - interval '8 hours' where id = " + OPEN,
                        "update timesheets set clock_out = now(), status = 'approved' where id = " + OPEN,
                        "update timesheets set payable_minutes = 480 where id = " + OPEN,
                        "update timesheets set payout_run_id = gen_random_uuid() where id = " + OPEN,
                        "update timesheets set employee_id = '" + AURORA_CHATTER.id() + "' where id = " + OPEN,
                        "insert into timesheets (employee_id, clock_in) values (private.my_id(), now())",
                        "delete from timesheets where id = " + OPEN,
                        "insert into timesheet_breaks (timesheet_id) select " + OPEN,
                        "update timesheet_adjustments set minutes = 60",
                        "update timesheet_corrections set status = 'approved'",
                        "update time_off set status = 'approved'",
                        "update shift_swaps set status = 'approved'",
                        "update shifts set status = 'completed'",
                        "update shifts set published_at = now()",
                        "insert into shifts (created_by, start_time, end_time) values (null, now(), now())",
                        "update model_assignments set agency_id = gen_random_uuid()",
                        "update time_policies set late_grace_minutes = 120",
                        "select operations.append_event('io.onyxos.core.agency.closed.v1', private.my_id(), null, '{}')",
                        "select operations.emit('timesheet.approved', private.my_id(), private.my_agency_id(), '{}')",
                        "select operations.lock_timesheets(gen_random_uuid(), '{}', '{}')",
                        "select operations.on_payout_voided(private.my_agency_id(), gen_random_uuid())",
                        "truncate timesheets")
                .stream()
                .map(attempt -> () -> {
                    String answer = Refusals.of(() -> run(recruiter, attempt));
                    assertEquals(
                            attempt.contains("append_event") ? "PT500 unknown_event_type" : "42501", answer, attempt);
                }));
    }

    @Test
    void theNoteIsTheOneThingThatIsOnesOwn() throws Exception {
        assertEquals(1, run(recruiter, "update timesheets set note = 'Trained a colleague' where id = " + OPEN));
        try (Connection colleague = TestDatabase.login(AURORA_SMM)) {
            assertEquals(
                    0,
                    run(
                            colleague,
                            "update timesheets set note = 'Was here' where employee_id = '" + AURORA_RECRUITER.id()
                                    + "'"));
        }
    }

    @Test
    void anotherAgencySeesNothing() throws Exception {
        try (Connection stranger = TestDatabase.login(NIGHTFALL_OWNER)) {
            for (String table : List.of(
                    "shifts",
                    "shift_series",
                    "shift_swaps",
                    "time_off",
                    "coverage_requirements",
                    "time_policies",
                    "timesheets",
                    "timesheet_breaks",
                    "timesheet_corrections",
                    "timesheet_adjustments",
                    "model_assignments",
                    "calendar_feeds",
                    "operations.presence")) {
                assertEquals(
                        "0",
                        one(stranger, "select count(*) from " + table + " where agency_id::text like 'a%'"),
                        table);
            }
        }
    }

    @Test
    void aLoginThatSaysForNobodyMayDoNothing() throws Exception {
        try (Connection login = TestDatabase.login()) {
            assertEquals("42501", Refusals.of(() -> one(login, "select count(*) from timesheets")));
            assertEquals("42501", Refusals.of(() -> one(login, "select operations.clock_in()")));
        }
    }

    @Test
    void theWorkerTouchesNoTableItself() throws Exception {
        try (Connection login = TestDatabase.login()) {
            run(login, "set role operations_worker");
            for (String table :
                    List.of("shifts", "timesheets", "timesheet_breaks", "model_assignments", "shift_swaps")) {
                assertEquals("42501", Refusals.of(() -> one(login, "select count(*) from " + table)), table);
                assertEquals("42501", Refusals.of(() -> run(login, "delete from " + table)), table);
            }
            assertEquals("42501", Refusals.of(() -> one(login, "select operations.clock_in()")));
        }
    }

    @Test
    void theDataApiReadsThreeTablesWithoutWhatIsPrivate() throws Exception {
        try (Connection superuser = TestDatabase.superuser()) {
            assertEquals("model_assignments, shifts, timesheets", one(superuser, """
                    select string_agg(distinct table_name, ', ' order by table_name)
                    from information_schema.column_privileges where grantee = 'authenticated' and table_schema = 'public'
                      and table_name in ('shifts', 'shift_series', 'shift_swaps', 'time_off', 'coverage_requirements',
                        'time_policies', 'timesheets', 'timesheet_breaks', 'timesheet_corrections',
                        'timesheet_adjustments', 'model_assignments', 'calendar_feeds')"""));
            assertEquals("0", one(superuser, """
                    select count(*) from information_schema.column_privileges where grantee = 'authenticated'
                      and (privilege_type <> 'SELECT' or column_name in ('clock_in_ip', 'clock_out_ip', 'client_clock_in',
                        'client_clock_out', 'approved_values', 'commission_override'))
                      and table_name in ('shifts', 'timesheets', 'model_assignments')"""));
            assertEquals("0", one(superuser, """
                    select count(*) from information_schema.role_table_grants
                    where grantee in ('anon', 'PUBLIC') and table_schema in ('public', 'operations')"""));
        }
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
