package io.onyxos.operations.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold of every table and function, the next ones included. */
class CatalogueTest {

    private static final String EXECUTABLE_BY = """
            select string_agg(p.proname, ' ' order by p.proname) from pg_proc p
            where p.pronamespace = 'operations'::regnamespace and has_function_privilege(?, p.oid, 'execute')""";

    private Story story;

    @BeforeEach
    void begin() throws Exception {
        story = Story.begin();
    }

    @AfterEach
    void undo() throws Exception {
        story.close();
    }

    @Test
    void callersExecuteTheVerbsOfTheApiAndNothingElse() throws Exception {
        assertEquals(
                "accept_swap add_assignments add_shifts append_event apply_series approve_correction"
                        + " approve_swap approve_time_off approve_timesheet approve_timesheets"
                        + " approve_week cancel_correction cancel_shift cancel_swap cancel_time_off claim_shift clock_in"
                        + " clock_out close_timesheet copy_shifts counted_entries coverage_gaps coverage_hours"
                        + " coverage_slots edit_timesheet end_assignment end_break end_series enter_time_off enter_timesheet"
                        + " feed_shifts hand_over_series heartbeat lock_persons my_clock_plan my_policy_on"
                        + " publish_shifts reinstate_shift reject_correction reject_swap reject_time_off reject_timesheet"
                        + " reopen_timesheet revise_assignment row_history start_break summed_employee"
                        + " switch_model visible_commission void_timesheet worked_by_day",
                story.tell(EXECUTABLE_BY, "operations_caller"));
    }

    @Test
    void theWorkerExecutesItsJobsAndNothingElse() throws Exception {
        assertEquals(
                "append_event close_forgotten_entries delete_expired detect_late_shifts end_feeds"
                        + " erase_addresses expire_swaps extend_series feed_shifts mark_missed_shifts"
                        + " on_model_archived on_payout_finalized on_payout_voided on_profile_deactivated on_role_changed"
                        + " retry_dead_event series_to_extend",
                story.tell(EXECUTABLE_BY, "operations_worker"));
        assertNull(story.tell(EXECUTABLE_BY, "authenticated"));
        assertNull(story.tell(EXECUTABLE_BY, "anon"));
    }

    @Test
    void everyFunctionSaysWhereItLooks() throws Exception {
        assertNull(story.tell("""
                select string_agg(p.proname, ' ') from pg_proc p where p.pronamespace = 'operations'::regnamespace
                  and not coalesce(array_to_string(p.proconfig, ',') like '%search_path=%', false)"""));
    }

    @Test
    void everyForeignKeyHasAnIndex() throws Exception {
        assertNull(story.tell("""
                select string_agg(c.conname, ' ') from pg_constraint c
                where c.contype = 'f' and c.connamespace in ('public'::regnamespace, 'operations'::regnamespace)
                  and not exists (
                    select from pg_index i where i.indrelid = c.conrelid and i.indpred is null
                      and (select array_agg(k order by k) from unnest(c.conkey) k)
                        = (select array_agg(k order by k) from unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) k))"""));
    }

    @Test
    void everyTableIsGuardedAndLeavesATrail() throws Exception {
        assertNull(story.tell("""
                select string_agg(c.relname, ' ') from pg_class c
                where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'operations'::regnamespace)
                  and not c.relrowsecurity"""));
        assertEquals("12", story.tell("""
                select count(distinct t.tgrelid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
                where t.tgname = 'write_audit' and c.relname in ('shifts', 'shift_series', 'shift_swaps', 'time_off',
                  'coverage_requirements', 'time_policies', 'timesheets', 'timesheet_breaks', 'timesheet_corrections',
                  'timesheet_adjustments', 'model_assignments', 'calendar_feeds')"""));
    }

    @Test
    void everyHelperOfAPolicyIsAskedOncePerStatement() throws Exception {
        assertNull(story.tell("""
                select string_agg(tablename || ': ' || policyname, ', ') from pg_policies
                where (schemaname = 'operations' or tablename in ('shifts', 'shift_series', 'shift_swaps', 'time_off',
                    'coverage_requirements', 'time_policies', 'timesheets', 'timesheet_breaks', 'timesheet_corrections',
                    'timesheet_adjustments', 'model_assignments', 'calendar_feeds'))
                  and regexp_replace(coalesce(qual, '') || coalesce(with_check, ''),
                    'SELECT private\\.[a-z_]+\\(', '', 'g') like '%private.%'"""));
    }
}
