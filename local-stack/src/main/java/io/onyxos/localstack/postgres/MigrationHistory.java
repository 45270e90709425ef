package io.onyxos.localstack.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The Supabase CLI's own record of what a database has seen. */
final class MigrationHistory {

    private static final String TABLES = """
            create schema if not exists supabase_migrations;
            create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
            alter table supabase_migrations.schema_migrations add column if not exists statements text[];
            alter table supabase_migrations.schema_migrations add column if not exists name text;
            create table if not exists supabase_migrations.seed_files (path text not null primary key, hash text not null);
            """;

    private final Connection connection;

    MigrationHistory(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
    }

    /** The files that are not applied yet; refuses a history that the files contradict, as the CLI does and more. */
    List<SqlFile> missingOf(List<SqlFile> files) throws SQLException {
        var applied = applied();
        var missing = new ArrayList<SqlFile>();
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            if (i > 0 && file.version().equals(files.get(i - 1).version())) {
                throw new SQLException(file.path() + " and " + files.get(i - 1).path() + " have one version");
            }
            var statements = applied.remove(file.version());
            if (statements == null) {
                missing.add(file);
            } else if (!statements.equals(file.statements())) {
                throw new SQLException(
                        file.path() + " was changed after it was applied to this database: reset the database");
            }
        }
        if (!applied.isEmpty()) {
            throw new SQLException("This database has migrations that the folder has not: "
                    + String.join(", ", applied.keySet()) + ": reset the database");
        }
        return requireNewer(missing, files);
    }

    void add(SqlFile file) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into supabase_migrations.schema_migrations (version, statements, name) values (?, ?, ?)")) {
            insert.setString(1, file.version());
            insert.setArray(
                    2, connection.createArrayOf("text", file.statements().toArray()));
            insert.setString(3, file.name());
            insert.execute();
        }
    }

    boolean hasSeed(SqlFile seed) throws SQLException {
        try (var select = connection.prepareStatement("select from supabase_migrations.seed_files where path = ?")) {
            select.setString(1, seed.path());
            return select.executeQuery().next();
        }
    }

    /** A changed seed is noted and not run again: what it would insert may be there. */
    void setSeed(SqlFile seed) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into supabase_migrations.seed_files (path, hash) values (?, ?)
                on conflict (path) do update set hash = excluded.hash""")) {
            upsert.setString(1, seed.path());
            upsert.setString(2, seed.sha256());
            upsert.execute();
        }
    }

    private TreeMap<String, List<String>> applied() throws SQLException {
        var applied = new TreeMap<String, List<String>>();
        try (var select = connection.createStatement();
                var rows =
                        select.executeQuery("select version, statements from supabase_migrations.schema_migrations")) {
            while (rows.next()) {
                applied.put(
                        rows.getString(1), List.of((String[]) rows.getArray(2).getArray()));
            }
        }
        return applied;
    }

    private static List<SqlFile> requireNewer(List<SqlFile> missing, List<SqlFile> files) throws SQLException {
        var tail = files.subList(files.size() - missing.size(), files.size());
        if (tail.equals(missing)) return missing;
        throw new SQLException(missing.get(0).path() + " is older than migrations that this database has: "
                + "give it a later date, or reset the database");
    }
}
