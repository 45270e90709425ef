package io.onyxos.kit.testing.matrix;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One half of a policy and the statement that makes that half alone admit everything.
 *
 * @param table with its schema
 * @param half {@code using}, the rows that it lets through, or {@code with check}, what they may become
 */
record Policy(String table, String name, String half, String opened) {

    private static final String NARROWING = """
            select p.schemaname || '.' || p.tablename, p.policyname, h.half,
              format('alter policy %I on %I.%I %s (true)', p.policyname, p.schemaname, p.tablename, h.half)
            from pg_policies p cross join lateral (values ('using', p.qual), ('with check', p.with_check)) h (half, condition)
            where p.schemaname || '.' || p.tablename = any (?) and h.condition <> 'true'
            order by 1, 2, 3""";

    /** The halves of some tables' policies, but those that admit everything on purpose. */
    static List<Policy> narrowing(Connection superuser, List<String> tables) throws SQLException {
        List<Policy> policies = new ArrayList<>();
        try (var statement = superuser.prepareStatement(NARROWING)) {
            statement.setArray(1, superuser.createArrayOf("text", tables.toArray()));
            var rows = statement.executeQuery();
            while (rows.next()) {
                policies.add(new Policy(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return policies;
    }
}
