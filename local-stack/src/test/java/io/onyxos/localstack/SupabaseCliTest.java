package io.onyxos.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SupabaseCliTest {

    private static final Path INSTALLED = Path.of("target/supabase-cli").toAbsolutePath();
    private static final Path CLI = INSTALLED.resolve("node_modules/.bin/supabase");

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
        assumeTrue(installed(), "npm or its registry is absent: the real Supabase CLI was not tried");
        pushed = LocalPostgres.throwAway();
        pushed.start();
        new SupabaseMigrations(project).applyShim(pushed);
        report = cli(pushed, "db", "push", "--include-roles", "--include-seed");
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
            var answer = cli(ours, "db", "push", "--dry-run");
            assertTrue(answer.contains("up to date"), answer);
        }
    }

    @Test
    void leavesNothingForUsToMigrate() throws Exception {
        assertEquals(List.of(), new SupabaseMigrations(project).applyTo(pushed));
    }

    @Test
    void hasNoAdviceAboutTheSchema() throws Exception {
        var answer = cli(pushed, "db", "advisors", "--level", "warn", "--fail-on", "warn");
        assertTrue(answer.contains("No issues found"), answer);
    }

    private static boolean installed() throws IOException {
        if (Files.isExecutable(CLI)) return true;
        Files.createDirectories(INSTALLED);
        return Commands.succeeds(List.of(
                "npm", "install", "--prefix", INSTALLED.toString(), "--no-audit", "--no-fund", "supabase@3.1.0"));
    }

    private static String cli(LocalPostgres postgres, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(CLI.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--yes",
                "--workdir=" + project.folder().getParent(),
                "--remote=postgresql://postgres:" + LocalPostgres.PASSWORD + "@" + Ports.HOST + ":" + postgres.port()
                        + "/postgres"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DO_NOT_TRACK", "1");
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
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
