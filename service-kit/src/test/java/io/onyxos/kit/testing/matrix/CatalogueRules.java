package io.onyxos.kit.testing.matrix;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What holds for every table, policy, function and role: {@code catalogue-rules.sql}, a sentence and a query each. */
public final class CatalogueRules {

    private final Connection superuser;
    private final Map<String, String> queries = new LinkedHashMap<>();

    /** @param superuser a connection whose transaction the caller rolls back */
    public CatalogueRules(Connection superuser) throws Exception {
        this.superuser = superuser;
        List<String> parts = Arrays.asList(AccessTables.text("io/onyxos/kit/testing/matrix/catalogue-rules.sql", "")
                .split("\n\n"));
        try (var statement = superuser.createStatement()) {
            statement.execute(parts.get(0));
        }
        for (String part : parts.subList(1, parts.size())) {
            int end = part.indexOf('\n');
            queries.put(part.substring("-- ".length(), end), part.substring(end));
        }
    }

    /** The rules, as sentences. */
    public List<String> sentences() {
        return List.copyOf(queries.keySet());
    }

    /** What breaks a rule. */
    public List<Violation> check(String sentence) throws Exception {
        List<Violation> violations = new ArrayList<>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(queries.get(sentence))) {
            while (rows.next()) {
                violations.add(new Violation(rows.getString(1), rows.getString(2)));
            }
        }
        return violations;
    }
}
