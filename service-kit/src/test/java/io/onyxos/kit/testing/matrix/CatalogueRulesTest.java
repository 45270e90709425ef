package io.onyxos.kit.testing.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.localstack.postgres.LocalPostgres;
import io.onyxos.localstack.postgres.SupabaseProject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule of the catalogue is broken once and names what breaks it. */
class CatalogueRulesTest {

    private static final String TABLE = """
            create table public.gadgets (
              id uuid primary key, agency_id uuid not null default private.my_agency_id() references public.agencies (id)
              on delete cascade, model_id uuid, created_at timestamptz not null, updated_at timestamptz not null);
            """;

    private static final String FUNCTION = """
            create function private.gadget() returns int language plpgsql security definer set search_path = ''
            as $$ begin return 1; end $$;
            """;

    private static LocalPostgres postgres;
    private static Map<String, String> breaches;

    @BeforeAll
    static void open() throws Exception {
        postgres = LocalPostgres.migrated(SupabaseProject.find());
        postgres.start();
        breaches = breaches();
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    @Test
    void everyRuleIsBrokenByOneOfTheseTests() throws Exception {
        try (var superuser = postgres.connectAsSuperuser()) {
            superuser.setAutoCommit(false);
            Set<String> rules = new TreeSet<>(new CatalogueRules(superuser).sentences());

            assertEquals(rules, new TreeSet<>(breaches.keySet()));
        }
    }

    @TestFactory
    Stream<DynamicTest> aRuleThatIsBrokenIsReported() {
        return breaches.entrySet().stream()
                .map(breach -> DynamicTest.dynamicTest(
                        breach.getKey(), () -> assertReported(breach.getKey(), breach.getValue())));
    }

    private static void assertReported(String rule, String change) throws Exception {
        try (var superuser = postgres.connectAsSuperuser();
                var statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute(change);
            var violations = new CatalogueRules(superuser).check(rule);

            assertTrue(violations.size() == 1, () -> change + " is answered with " + violations);
        }
    }

    private static Map<String, String> breaches() {
        Map<String, String> breaches = new LinkedHashMap<>();
        breaches.put("Every table has row level security", TABLE);
        breaches.put(
                "No table is open to everybody, to anon or to service_role",
                "grant select (name) on public.models to anon");
        breaches.put(
                "Nobody but the owner may truncate, reference, put triggers on or maintain a table",
                "grant truncate on public.models to core_worker");
        breaches.put(
                "A part of a table is reached through the whole",
                "create table public.gadgets (id int) partition by list (id);"
                        + " create table public.gadgets_1 partition of public.gadgets default;"
                        + " grant select on public.gadgets_1 to core_caller");
        breaches.put("The Data API writes nothing", "grant update (bio) on public.models to authenticated");
        breaches.put(
                "A view shows what its reader may see", "create view public.gadgets as select name from public.models");
        breaches.put(
                "No materialized view is readable, since none has row level security",
                "create materialized view public.gadgets as select 1 as n; grant select on public.gadgets to core_caller");
        breaches.put(
                "Every public table has the standard columns",
                TABLE + "alter table public.gadgets alter updated_at drop not null");
        breaches.put(
                "A row's agency is its writer's unless a worker says otherwise",
                TABLE + "alter table public.gadgets alter agency_id drop default");
        breaches.put("updated_at is kept by the trigger", TABLE);
        breaches.put("A tenant table has an index that begins with the agency", TABLE);
        breaches.put("Every foreign key has an index", TABLE);
        breaches.put(
                "A reference to a row of an agency names the agency",
                TABLE + "alter table public.gadgets add foreign key (model_id) references public.models (id)");
        breaches.put("Every function fixes its search path", FUNCTION + "alter function private.gadget() reset all");
        breaches.put(
                "No function is everybody's, anon's or service_role's",
                FUNCTION + "grant execute on function private.gadget() to public");
        breaches.put(
                "What callers of every service execute reads only",
                FUNCTION + "grant execute on function private.gadget() to onyx_caller");
        breaches.put(
                "The Data API executes helpers of policies alone",
                "grant execute on function core.my_standing() to authenticated");
        breaches.put(
                "The helpers that policies build on are nobody's to execute",
                "grant execute on function private.model_ids_of(uuid) to core_caller");
        breaches.put(
                "The audit trail redacts the columns that no caller may read",
                "drop trigger write_audit on public.model_assignments;"
                        + " create trigger write_audit after insert on public.model_assignments"
                        + " for each row execute function private.write_audit()");
        breaches.put(
                "A policy names the roles that it is for",
                "create policy gadget on public.models for select using (false)");
        breaches.put(
                "A policy is for one action", "create policy gadget on public.models to core_caller using (false)");
        breaches.put(
                "A policy of update says what a row may become",
                "create policy gadget on public.models for update to core_caller using (false)");
        breaches.put(
                "A policy that writes is for the owning service",
                "create policy gadget on public.models for delete to onyx_caller using (false)");
        breaches.put(
                "Policies call helpers once a statement",
                "create policy gadget on public.models for delete to core_caller using (agency_id = private.my_agency_id())");
        breaches.put(
                "Every permission that is named exists",
                "create policy gadget on public.models for delete to core_caller"
                        + " using ((select private.has_permission('fly')))");
        breaches.put(
                "A login role owns nothing, inherits nothing, may take the caller's standing and become its caller or its worker",
                "grant service_role to core_login with inherit false");
        breaches.put(
                "A login role brings the limits of every transaction: a role switch does not apply the other role's",
                "alter role core_login reset statement_timeout");
        breaches.put(
                "Callers and workers belong to their group alone, cannot log in and do not reach Auth",
                "grant usage on schema auth to core_worker");
        return breaches;
    }
}
