package io.onyxos.localstack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupabaseMigrationsTest {

    private static LocalPostgres postgres;

    @TempDir
    private Path folder;

    private SupabaseMigrations migrations;

    @BeforeAll
    static void start() throws Exception {
        postgres = LocalPostgres.throwAway();
        postgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void layOutAProject() throws IOException {
        migrations = new SupabaseMigrations(new SupabaseProject(folder));
        migration(
                "20260101_people.sql", "create table people (name text not null);\ninsert into people values ('Ann');");
        migration("20260102_places.sql", "-- where?\ncreate table places (name text);");
        migration("README.md", "not a migration");
        write("seed.sql", "insert into people values ('Bob');");
    }

    @AfterEach
    void forget() throws Exception {
        try (var connection = postgres.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists supabase_migrations cascade");
            statement.execute("drop table if exists people, places, later");
        }
    }

    @Test
    void runsAsARoleThatIsNoSuperuser() throws Exception {
        migration("20260103_later.sql", "create table later as select current_user::text as maker");
        migrations.applyTo(postgres);
        assertEquals("postgres", ask("select maker from later"));
        assertEquals("f", ask("select rolsuper from pg_roles where rolname = 'postgres'"));
        assertEquals("t", ask("select rolsuper from pg_roles where rolname = 'supabase_admin'"));
    }

    @Test
    void keepsTheHistoryOfTheSupabaseCli() throws Exception {
        assertEquals(List.of("20260101", "20260102"), migrations.applyTo(postgres));
        assertEquals(
                "20260101 people 2, 20260102 places 1",
                ask("select string_agg(concat_ws(' ', version, name, cardinality(statements)), ', ' order by version)"
                        + " from supabase_migrations.schema_migrations"));
        assertEquals(
                "supabase/seed.sql", ask("select path from supabase_migrations.seed_files where length(hash) = 64"));
    }

    @Test
    void doesNothingTheSecondTime() throws Exception {
        migrations.applyTo(postgres);
        assertEquals(List.of(), migrations.applyTo(postgres));
        assertEquals("2", ask("select count(*) from people"));
    }

    @Test
    void appliesWhatIsNew() throws Exception {
        migrations.applyTo(postgres);
        migration("20260103_later.sql", "create table later (name text)");
        assertEquals(List.of("20260103"), migrations.applyTo(postgres));
    }

    @Test
    void saysWhereAFileFailsAndLeavesNothingOfIt() throws Exception {
        migration("20260103_later.sql", "create table later (name text);\n\nselect 1\n  from nowhere;");
        var failure = assertThrows(SQLException.class, () -> migrations.applyTo(postgres));
        assertTrue(failure.getMessage().startsWith("supabase/migrations/20260103_later.sql:4: "), failure.getMessage());
        assertTrue(failure.getMessage().contains("relation \"nowhere\" does not exist"), failure.getMessage());
        assertEquals("20260102", ask("select max(version) from supabase_migrations.schema_migrations"));
        assertEquals("t", ask("select to_regclass('later') is null"));
    }

    @Test
    void refusesAFileThatWasChangedAfterItWasApplied() throws Exception {
        migrations.applyTo(postgres);
        migration("20260102_places.sql", "create table places (name text, area text);");
        assertRefused("supabase/migrations/20260102_places.sql was changed after it was applied");
    }

    @Test
    void refusesAFileThatWasRemoved() throws Exception {
        migrations.applyTo(postgres);
        Files.delete(folder.resolve("migrations/20260102_places.sql"));
        assertRefused("This database has migrations that the folder has not: 20260102");
    }

    @Test
    void refusesAFileThatIsOlderThanTheNewest() throws Exception {
        migrations.applyTo(postgres);
        migration("20251231_later.sql", "create table later (name text)");
        assertRefused("supabase/migrations/20251231_later.sql is older than migrations that this database has");
    }

    @Test
    void refusesTwoFilesOfOneDate() throws Exception {
        migration("20260102_later.sql", "create table later (name text)");
        assertRefused("20260102");
    }

    @Test
    void startsACopyOfAMigratedDatabase() throws Exception {
        for (int copy = 0; copy < 2; copy++) {
            try (var migrated = LocalPostgres.migrated(new SupabaseProject(folder))) {
                migrated.start();
                try (var connection = migrated.connect();
                        var statement = connection.createStatement()) {
                    assertEquals(1, statement.executeUpdate("delete from people where name = 'Bob'"));
                }
            }
        }
    }

    private void assertRefused(String message) {
        var refused = assertThrows(SQLException.class, () -> migrations.applyTo(postgres));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    private void migration(String name, String content) throws IOException {
        write("migrations/" + name, content);
    }

    private void write(String path, String content) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static String ask(String sql) throws Exception {
        try (var connection = postgres.connectAsSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
