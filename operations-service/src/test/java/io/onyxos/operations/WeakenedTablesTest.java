package io.onyxos.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.matrix.TableMatrix;
import io.onyxos.kit.testing.matrix.Violation;
import io.onyxos.localstack.postgres.LocalPostgres;
import io.onyxos.localstack.postgres.SupabaseProject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix notices when operations' doors are left ajar: each change is made, judged and undone. */
class WeakenedTablesTest {

    private static LocalPostgres postgres;

    @BeforeAll
    static void open() throws Exception {
        postgres = LocalPostgres.migrated(SupabaseProject.find());
        postgres.start();
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    @Test
    void anUnchangedTableIsRight() throws Exception {
        assertEquals(List.of(), findings("public.timesheets", "select 1"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            public.shifts                | alter policy "People see their shifts and those they may take, planners all" on public.shifts using (agency_id = (select private.my_agency_id())) | AURORA_CHATTER should see
            public.shifts                | alter policy "Planners plan shifts" on public.shifts with check (agency_id = (select private.my_agency_id())) | AURORA_CHATTER should not insert
            public.shifts                | grant update (status) on public.shifts to operations_caller | may write column status
            public.timesheets            | alter policy "People see their own time, managers all" on public.timesheets using ((select private.has_permission('view_all_timesheets')) or employee_id = (select private.my_id())) | NIGHTFALL
            public.timesheets            | grant update (clock_in) on public.timesheets to operations_caller | may write column clock_in
            public.timesheets            | grant select (clock_in_ip) on public.timesheets to authenticated | authenticated may read the columns
            public.timesheets            | grant select on public.timesheets to operations_worker | operations_worker
            public.timesheet_adjustments | alter policy "Editors take adjustments back" on public.timesheet_adjustments using (agency_id = (select private.my_agency_id()) and (select private.has_permission('approve_timesheets'))) | AURORA_PALADIN should delete 0 rows
            public.model_assignments     | grant select (commission_override) on public.model_assignments to operations_caller | operations_caller may read the columns
            public.model_assignments     | alter policy "People see their assignments, planners all" on public.model_assignments using (agency_id = (select private.my_agency_id())) | AURORA_CHATTER should see
            public.time_off              | alter table public.time_off disable row level security | should see
            public.calendar_feeds        | alter policy "People subscribe to their shifts, planners to all" on public.calendar_feeds with check (agency_id = (select private.my_agency_id()) and profile_id = (select private.my_id())) | AURORA_CHATTER should not insert
            """)
    void aWeakenedDoorIsReported(String table, String change, String finding) throws Exception {
        List<String> findings = findings(table, change);

        assertFalse(findings.isEmpty());
        assertTrue(findings.stream().allMatch(f -> f.startsWith(table + ": ")), findings::toString);
        assertTrue(findings.stream().anyMatch(f -> f.contains(finding)), findings::toString);
    }

    private static List<String> findings(String table, String change) throws Exception {
        try (var superuser = postgres.connectAsSuperuser();
                var statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute(change);
            return new TableMatrix("operations", superuser)
                    .check(table).stream().map(Violation::toString).distinct().toList();
        }
    }
}
