package io.onyxos.core;

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

/** The matrix notices when core's doors are left ajar: each change is made, judged and undone. */
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
        assertEquals(List.of(), findings("public.profiles", "select 1"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            public.profiles       | alter policy "Members see their colleagues" on public.profiles using ((select private.my_agency_id()) is not null) | NIGHTFALL_OWNER
            public.models         | alter policy "Managers of models change models" on public.models using (true) with check (true) | core_caller as AURORA_CHATTER should update 0 rows
            public.profiles       | alter policy "People edit themselves, managers those of lower rank" on public.profiles with check (agency_id = (select private.my_agency_id())) | core_caller as AURORA_CHATTER may make a row of theirs
            public.agency_billing | alter policy "Editors of settings change billing" on public.agency_billing using (agency_id = (select private.my_agency_id()) and private.role_has_permission((select private.my_role()), 'edit_agency_settings')) | core_caller as AURORA_OWNER without a second factor should
            public.agency_billing | alter policy "Editors of settings change billing" on public.agency_billing with check (private.my_role() = 'owner') | core_caller as AURORA_OWNER may make a row of theirs
            public.audit_entries  | alter policy "Auditors see the trail, people their own acts" on public.audit_entries using (agency_id = (select private.my_agency_id())) | core_caller as AURORA_CHATTER should see
            public.model_terms    | alter policy "Managers of terms add terms" on public.model_terms with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('view_model_terms'))) | core_caller as AURORA_PALADIN should not insert
            public.profiles       | grant update (role) on public.profiles to core_caller | may write column role
            public.models         | grant insert (agency_id) on public.models to core_caller | may write column agency_id
            public.agency_billing | grant select on public.agency_billing to authenticated | authenticated
            public.models         | grant select (agency_split_percentage) on public.models to social_caller | social_caller may read the columns
            public.model_accounts | alter table public.model_accounts disable row level security | core_caller as nobody
            public.model_private  | grant truncate on public.model_private to core_caller | should be refused to truncate
            core.outbox           | grant usage on schema core to finance_caller; grant select on core.outbox to finance_caller; create policy p on core.outbox for select to finance_caller using (true) | finance_caller as AURORA_OWNER should be refused to select
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
            return new TableMatrix("core", superuser)
                    .check(table).stream().map(Violation::toString).distinct().toList();
        }
    }
}
