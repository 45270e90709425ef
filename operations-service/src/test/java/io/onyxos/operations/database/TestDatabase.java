package io.onyxos.operations.database;

import io.onyxos.kit.testing.Person;
import io.onyxos.localstack.postgres.LocalPostgres;
import io.onyxos.localstack.postgres.SupabaseProject;
import java.sql.Connection;
import java.sql.SQLException;

/** One database with all migrations and the demo data for all tests of this package. */
final class TestDatabase {

    private static LocalPostgres postgres;

    private TestDatabase() {}

    /** Above all policies. */
    static Connection superuser() throws Exception {
        return running().connectAsSuperuser();
    }

    /** As the service logs in, before it has said for whom it asks. */
    static Connection login() throws Exception {
        return running().dataSource("operations_login", "operations_login").getConnection();
    }

    /** As the service logs in, asking for a person until the connection is closed. */
    static Connection login(Person person) throws Exception {
        Connection connection = login();
        become(connection, person, false);
        return connection;
    }

    /** Sets role and claims as the service does. */
    static void become(Connection connection, Person person, boolean untilCommit) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select set_config('role', 'operations_caller', ?), set_config('request.jwt.claims', ?, ?)")) {
            statement.setBoolean(1, untilCommit);
            statement.setString(
                    2, "{\"sub\":\"%s\",\"role\":\"authenticated\",\"aal\":\"aal2\"}".formatted(person.id()));
            statement.setBoolean(3, untilCommit);
            statement.execute();
        }
    }

    private static synchronized LocalPostgres running() throws Exception {
        if (postgres == null) {
            postgres = LocalPostgres.migrated(SupabaseProject.find());
            postgres.start();
        }
        return postgres;
    }
}
