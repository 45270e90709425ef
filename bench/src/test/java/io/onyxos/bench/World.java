package io.onyxos.bench;

import io.onyxos.kit.testing.ServiceStack;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Two large agencies, and who asks. */
final class World {

    private static final String AURORA = "a0000000-0000-4000-8000-000000000001";

    private World() {}

    /** Fills the database of the running {@link ServiceStack}. */
    static void fill(int models, int people, int days, int clocks) throws Exception {
        run("set bench.models = " + models + "; set bench.people = " + people + "; set bench.days = " + days
                + "; set bench.clocks = " + clocks + ";"
                + resource("/two-large-agencies.sql"));
    }

    /** Takes back what was written since, once everything that was asked has ended. */
    static void undoWrites() throws Exception {
        while (!values("select 1 from pg_stat_activity where backend_type = 'client backend' and state <> 'idle'"
                        + " and pid <> pg_backend_pid()")
                .isEmpty()) {
            Thread.sleep(20);
        }
        run(resource("/undo-writes.sql").split(";\n"));
    }

    /** The id of one of Aurora's. */
    static String aModel() throws Exception {
        return values("select id from public.models where agency_id = '" + AURORA
                        + "' and name like 'Creator %' order by name offset 20")
                .get(0);
    }

    static String bearer(UUID person) {
        return ServiceStack.bearer(person, Map.of("email", "bench@example.test", "session_id", person.toString()));
    }

    /** What the services pass to SQL of such a token. */
    static String claims(UUID person) {
        return ("{\"sub\":\"%s\",\"role\":\"authenticated\",\"aal\":\"aal1\",\"session_id\":\"%s\","
                        + "\"email\":\"bench@example.test\",\"is_anonymous\":false}")
                .formatted(person, person);
    }

    static List<String> values(String sql) throws Exception {
        try (Connection database = ServiceStack.superuser();
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Runs them on one connection, above all policies. */
    static void run(String... statements) throws Exception {
        try (Connection database = ServiceStack.superuser();
                var statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String resource(String name) throws Exception {
        try (var sql = World.class.getResourceAsStream(name)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
