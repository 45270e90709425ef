package io.onyxos.localstack.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two databases that are the same have in common.
 *
 * @param catalogue every object with its definition, owner and grants, and every role with its settings and memberships
 * @param rows of every table the number and a hash of its rows
 */
record Fingerprint(Set<String> catalogue, Set<String> rows) {

    private static final String TABLES = """
            select format('%I.%I', schemaname, tablename) from pg_tables
             where schemaname !~ '^pg_' and schemaname <> 'information_schema'
            """;

    private static final String ROWS = """
            select format('%%s rows of %%s: %%s', count(*), '%1$s', md5(string_agg(t::text, E'\\n' order by t::text)))
              from %1$s t
            """;

    static Fingerprint of(LocalPostgres postgres) throws IOException, SQLException {
        try (var connection = postgres.connectAsSuperuser()) {
            connection.setReadOnly(true);
            var rows = new TreeSet<String>();
            for (var table : lines(connection, TABLES)) rows.addAll(lines(connection, ROWS.formatted(table)));
            return new Fingerprint(new TreeSet<>(lines(connection, catalogueQuery())), rows);
        }
    }

    private static String catalogueQuery() throws IOException {
        try (var sql = Fingerprint.class.getResourceAsStream("catalogue.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> lines(Connection connection, String sql) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) lines.add(rows.getString(1));
        }
        return lines;
    }
}
