package io.onyxos.localstack.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a database to the state that {@code supabase db push --include-roles --include-seed} brings it to, and writes the
 * same history, so that the real CLI can take over at any time.
 */
public final class SupabaseMigrations {

    private final SupabaseProject project;

    public SupabaseMigrations(SupabaseProject project) {
        this.project = project;
    }

    /**
     * Applies the shim, the roles, the migrations that are missing and, once, the seed.
     *
     * @return the versions of the migrations that were missing
     */
    public List<String> applyTo(LocalPostgres postgres) throws IOException, SQLException {
        applyShim(postgres);
        try (var connection = postgres.connect()) {
            return applyAsPostgres(connection);
        }
    }

    /** Gives a bare PostgreSQL the roles, schemas and functions of Supabase; may be repeated. */
    public void applyShim(LocalPostgres postgres) throws IOException, SQLException {
        try (var connection = postgres.connectAsSuperuser()) {
            inOneTransaction(connection, project.shim(), () -> {});
        }
    }

    private List<String> applyAsPostgres(Connection connection) throws IOException, SQLException {
        var history = new MigrationHistory(connection);
        var missing = history.missingOf(project.migrations());
        for (var roles : project.roles()) inOneTransaction(connection, roles, () -> {});
        for (var file : missing) inOneTransaction(connection, file, () -> history.add(file));
        for (var seed : project.seeds()) {
            if (!history.hasSeed(seed)) inOneTransaction(connection, seed, () -> {});
            history.setSeed(seed);
        }
        return missing.stream().map(SqlFile::version).toList();
    }

    private static void inOneTransaction(Connection connection, SqlFile file, Recording recording) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("reset all");
        }
        connection.setAutoCommit(false);
        try {
            file.runOn(connection);
            recording.record();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private interface Recording {
        void record() throws SQLException;
    }
}
