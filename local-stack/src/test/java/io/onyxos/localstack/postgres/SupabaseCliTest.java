package io.onyxos.localstack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SupabaseCliTest {

    private static final String HISTORY = """
            select array_agg(row(version, name, statements)::text order by version)::text
              from supabase_migrations.schema_migrations
            """;
    private static final String SEEDS =
            "select array_agg(row(path, hash)::text order by path)::text from supabase_migrations.seed_files";

    private static SupabaseProject project;
    private static LocalPostgres pushed;
    private static String report;

    @BeforeAll
    static void pushWithTheRealCli() throws Exception {
        project = SupabaseProject.find();
        assumeTrue(SupabaseCli.installed(), "npm or its registry is absent: the real Supabase CLI was not tried");
        pushed = LocalPostgres.throwAway();
        pushed.start();
        new SupabaseMigrations(project).applyShim(pushed);
        report = new SupabaseCli(project, pushed).run("db", "push", "--include-roles", "--include-seed");
    }

    @AfterAll
    static void stop() {
        if (pushed != null) pushed.close();
    }

    @Test
    void leavesTheHistoryThatWeLeave() throws Exception {
        try (var ours = LocalPostgres.migrated(project)) {
            ours.start();
            assertEquals(ask(ours, HISTORY), ask(pushed, HISTORY), report);
            assertEquals(ask(ours, SEEDS), ask(pushed, SEEDS), report);
        }
    }

    @Test
    void findsNothingToPushWhereWeMigrated() throws Exception {
        try (var ours = LocalPostgres.migrated(project)) {
            ours.start();
            var answer = new SupabaseCli(project, ours).run("db", "push", "--dry-run");
            assertTrue(answer.contains("up to date"), answer);
        }
    }

    @Test
    void leavesNothingForUsToMigrate() throws Exception {
        assertEquals(List.of(), new SupabaseMigrations(project).applyTo(pushed));
    }

    @Test
    void hasNoAdviceAboutTheSchema() throws Exception {
        var answer = new SupabaseCli(project, pushed).run("db", "advisors", "--level", "warn", "--fail-on", "warn");
        assertTrue(answer.contains("No issues found"), answer);
    }

    private static String ask(LocalPostgres postgres, String sql) throws Exception {
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
