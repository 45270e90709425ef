package io.onyxos.kit.testing.matrix;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy and the statement that makes it admit everything.
 *
 * @param table with its schema
 */
record Policy(String table, String name, String opened) {

    private static final String NARROWING = """
            select p.schemaname || '.' || p.tablename, p.policyname,
              format('alter policy %I on %I.%I', p.policyname, p.schemaname, p.tablename)
              || case when p.qual is not null then ' using (true)' else '' end
              || case when p.with_check is not null then ' with check (true)' else '' end
            from pg_policies p
            where p.schemaname || '.' || p.tablename = any (?)
              and (coalesce(p.qual, 'true') <> 'true' or coalesce(p.with_check, 'true') <> 'true')
            order by 1, 2""";

    /** The policies of some tables, but those that admit everything on purpose. */
    static List<Policy> narrowing(Connection superuser, List<String> tables) throws SQLException {
        List<Policy> policies = new ArrayList<>();
        try (var statement = superuser.prepareStatement(NARROWING)) {
            statement.setArray(1, superuser.createArrayOf("text", tables.toArray()));
            var rows = statement.executeQuery();
            while (rows.next()) {
                policies.add(new Policy(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return policies;
    }
}
