package io.onyxos.localstack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onyxos.localstack.machine.Commands;
import io.onyxos.localstack.machine.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of docs/local-stack.md, with the scripts that {@code supabase db dump} runs. */
class BackupTest {

    private static final String AURORA = "a0000000-0000-4000-8000-000000000101";
    private static final String NIGHTFALL = "b0000000-0000-4000-8000-000000000101";
    private static final String NEWCOMER = "c0000000-0000-4000-8000-000000000101";

    private static final String MODELS = "select string_agg(name, ', ' order by name) from public.models";

    @TempDir
    private static Path dump;

    private static SupabaseProject project;
    private static LocalPostgres source;
    private static LocalPostgres restored;
    private static Fingerprint before;
    private static Fingerprint after;

    @BeforeAll
    static void dumpAndRestore() throws Exception {
        project = SupabaseProject.find();
        assumeTrue(SupabaseCli.installed(), "npm or its registry is absent: the real Supabase CLI was not tried");
        assumeTrue(
                version("pg_dump") >= 17 && version("psql") >= 17,
                "pg_dump and psql of version 17 or newer are not on the PATH: no dump was made and restored");
        source = LocalPostgres.migrated(project);
        source.start();
        work();
        before = Fingerprint.of(source);
        dump();
        restored = LocalPostgres.throwAway();
        restored.start();
        new SupabaseMigrations(project).applyShim(restored);
        restore();
        after = Fingerprint.of(restored);
    }

    @AfterAll
    static void stop() {
        if (source != null) source.close();
        if (restored != null) restored.close();
    }

    @Test
    void keepsEveryRow() {
        assertTrue(before.rows().size() > 50, before.rows()::toString);
        assertEquals(Set.of(), lacking(before.rows(), after.rows()));
        assertEquals(Set.of(), lacking(after.rows(), before.rows()));
    }

    @Test
    void keepsEveryDefinitionGrantAndRole() {
        assertTrue(before.catalogue().contains("setting of core_login in : statement_timeout=8s"));
        assertEquals(Set.of(), lacking(before.catalogue(), after.catalogue()));
    }

    @Test
    void grantsNothingThatWasNotGranted() {
        assertEquals(Set.of(), lacking(after.catalogue(), before.catalogue()));
    }

    @Test
    void leavesNothingToMigrate() throws Exception {
        assertEquals(List.of(), new SupabaseMigrations(project).applyTo(restored));
    }

    @Test
    void showsEachAgencyItsOwnRows() throws Exception {
        assertEquals(ask(source, AURORA, MODELS), ask(restored, AURORA, MODELS));
        assertEquals(ask(source, NIGHTFALL, MODELS), ask(restored, NIGHTFALL, MODELS));
        assertNotEquals(ask(restored, AURORA, MODELS), ask(restored, NIGHTFALL, MODELS));
    }

    @Test
    void goesOnWhereTheOriginalStopped() throws Exception {
        var last = "select max(id)::text from core.outbox";
        var lastOfSource = Long.parseLong(askAsSuperuser(source, last));
        assertEquals(
                "Mira", ask(restored, NEWCOMER, "insert into public.models (name) values ('Mira') returning name"));
        assertTrue(Long.parseLong(askAsSuperuser(restored, last)) > lastOfSource);
    }

    /** What the seed has not: text that a dump must escape, a session, and a sequence of Auth that has moved. */
    private static void work() throws Exception {
        ask(
                source,
                NEWCOMER,
                "select (core.found_agency(E'Sol\\\\stice „ă\" 🜁', 'Europe/Paris', 'EUR', 1, 'fr', 'new')).name");
        ask(
                source,
                NEWCOMER,
                "insert into public.models (name, bio) values ('Ny\\N', E'one\\ttab\\ntwo\\\\.') returning name");
        askAsSuperuser(source, """
                with session as (
                    insert into auth.sessions (id, user_id, aal) values (gen_random_uuid(), '%s', 'aal1') returning id)
                insert into auth.refresh_tokens (token, session_id) select 'token', id from session returning token
                """.formatted(NEWCOMER));
    }

    private static void dump() throws Exception {
        dump("roles", "--role-only");
        dump("schema");
        dump("data", "--data-only", "--use-copy");
        dump("history-schema", "--schema=supabase_migrations");
        dump("history-data", "--data-only", "--use-copy", "--schema=supabase_migrations");
    }

    private static void dump(String name, String... options) throws Exception {
        var script =
                Files.writeString(dump.resolve(name + ".sh"), new SupabaseCli(project, source).scriptOfDump(options));
        var complaints = dump.resolve(name + ".log");
        var status = new ProcessBuilder("bash", script.toString())
                .redirectOutput(dump.resolve(name + ".sql").toFile())
                .redirectError(complaints.toFile())
                .start()
                .waitFor();
        assertEquals(0, status, Files.readString(complaints));
    }

    private static void restore() throws IOException {
        var command =
                new ArrayList<>(List.of("psql", "--no-psqlrc", "--quiet", "--output=" + dump.resolve("psql.log")));
        command.addAll(List.of("--single-transaction", "--variable=ON_ERROR_STOP=1"));
        command.add("--dbname=postgresql://postgres:" + LocalPostgres.PASSWORD + "@" + Ports.HOST + ":"
                + restored.port() + "/postgres");
        for (var file : List.of(
                dump.resolve("roles.sql"),
                project.folder().resolve("before-restore.sql"),
                dump.resolve("schema.sql"),
                dump.resolve("history-schema.sql"),
                dump.resolve("data.sql"),
                dump.resolve("history-data.sql"),
                // the passwords, which no dump has
                project.folder().resolve("roles.sql"))) {
            command.add("--file=" + file);
        }
        Commands.run(command);
    }

    private static Set<String> lacking(Set<String> wanted, Set<String> present) {
        var lacking = new TreeSet<>(wanted);
        lacking.removeAll(present);
        return lacking;
    }

    private static int version(String program) {
        try {
            var version =
                    Pattern.compile("\\(PostgreSQL\\) (\\d+)").matcher(Commands.run(List.of(program, "--version")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException absent) {
            return 0;
        }
    }

    /** As core-service asks for a person. */
    private static String ask(LocalPostgres postgres, String person, String sql) throws SQLException {
        try (var connection = postgres.dataSource("core_login", "core_login").getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    select set_config('request.jwt.claims', '{"sub":"%s","role":"authenticated","email":"me@test"}', true),
                           set_config('role', 'core_caller', true)
                    """.formatted(person));
            var answer = answer(statement.executeQuery(sql));
            connection.commit();
            return answer;
        }
    }

    private static String askAsSuperuser(LocalPostgres postgres, String sql) throws IOException, SQLException {
        try (var connection = postgres.connectAsSuperuser();
                var statement = connection.createStatement()) {
            return answer(statement.executeQuery(sql));
        }
    }

    private static String answer(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getString(1);
    }
}
