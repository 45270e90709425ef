package io.onyxos.kit.testing.matrix;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may execute the functions of a service's schema: its own caller and worker, and whom {@code grants.csv} names. */
final class FunctionGrants {

    private static final String GRANTED = """
            select n.nspname || '.' || f.proname || '()', g.grantee::regrole::text
            from pg_proc f join pg_namespace n on n.oid = f.pronamespace
            cross join lateral aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) g
            where n.nspname = ? and g.grantee not in (f.proowner, (? || '_caller')::regrole, (? || '_worker')::regrole)""";

    private FunctionGrants() {}

    static List<Violation> check(String service, AccessTables access, Connection superuser) throws Exception {
        Map<String, Set<String>> listed = new HashMap<>();
        access.grants().stream()
                .filter(grant -> grant.actions().equals("execute"))
                .forEach(grant -> listed.computeIfAbsent(grant.table(), f -> new TreeSet<>())
                        .addAll(AccessTables.words(grant.roles())));
        Map<String, Set<String>> granted = new TreeMap<>();
        try (var statement = superuser.prepareStatement(GRANTED)) {
            for (int i = 1; i <= 3; i++) {
                statement.setString(i, service);
            }
            var rows = statement.executeQuery();
            while (rows.next()) {
                granted.computeIfAbsent(rows.getString(1), f -> new TreeSet<>()).add(rows.getString(2));
            }
        }
        Set<String> functions = new TreeSet<>(listed.keySet());
        functions.addAll(granted.keySet());
        List<Violation> violations = new ArrayList<>();
        for (String function : functions) {
            Set<String> may = granted.getOrDefault(function, Set.of());
            Set<String> should = listed.getOrDefault(function, Set.of());
            if (!may.equals(should)) {
                violations.add(
                        new Violation(function, "executed by " + may + ", tenant-matrix/grants.csv says " + should));
            }
        }
        return violations;
    }
}
