package io.onyxos.bench;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of {@code bench/statements}, which pgbench and the peer send. Lines that end with {@code -- caller} are
 * for a caller under Row Level Security, those with {@code -- owner} for the owner of the tables, who names the agency.
 */
enum Statements {
    CALLER("owner"),
    OWNER("caller");

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");

    private final String others;

    Statements(String others) {
        this.others = others;
    }

    /** One statement, its parameters written as {@code :name}. */
    String text(Path folder, String name) throws IOException {
        return Files.readAllLines(folder.resolve(name + ".sql")).stream()
                .filter(line -> !line.endsWith("-- " + others))
                .map(line -> line.replaceFirst(" -- (owner|caller)$", ""))
                .collect(joining("\n"));
    }

    /** The transactions of an endpoint, with BEGIN, the caller's identity and COMMIT. */
    List<List<String>> transactions(Path folder, Endpoint endpoint) throws IOException {
        Map<String, String> values = values(endpoint);
        List<List<String>> transactions = new ArrayList<>();
        for (List<String> names : endpoint.transactions()) {
            List<String> transaction = new ArrayList<>(List.of("begin"));
            if (this == CALLER || endpoint.claimsForOwner()) {
                transaction.add(withSql(text(folder, "identity"), values));
            }
            for (String name : names) {
                transaction.add(withSql(text(folder, name), values));
            }
            transaction.add("commit");
            transactions.add(transaction);
        }
        return transactions;
    }

    /** The parameters that are left in the transactions. */
    Map<String, String> parameters(Endpoint endpoint) {
        Map<String, String> parameters = values(endpoint);
        parameters.values().removeIf(Statements::isSql);
        return parameters;
    }

    private Map<String, String> values(Endpoint endpoint) {
        boolean reads = endpoint.calls().get(0).method().equals("GET");
        Map<String, String> values = new HashMap<>(Map.of(
                "read_only",
                reads ? "on" : "off",
                "request_id",
                reads ? "" : UUID.randomUUID().toString(),
                "reason",
                "",
                "traceparent",
                "",
                "claims",
                claims(endpoint),
                "role",
                this == CALLER ? endpoint.service() + "_caller" : "postgres"));
        values.putAll(endpoint.values());
        return values;
    }

    /** Of several callers SQL finds one for each connection and turn; a colon before a letter would be a variable of pgbench. */
    private static String claims(Endpoint endpoint) {
        String first = endpoint.caller().toString();
        if (endpoint.callers().size() == 1) return World.claims(endpoint.caller());
        return "(replace('" + World.claims(endpoint.caller()).replace(":false", ":' || 'false") + "', '" + first
                + "', '"
                + first.substring(0, 24) + "' || lpad((" + Long.parseLong(first.substring(24)) + " + :turn * "
                + Endpoints.CONNECTIONS + " + :client_id)::text, 12, '0')))";
    }

    /** The same statement with every parameter written out, for a client that has no names. */
    static String literal(String statement, Map<String, String> values) {
        return replace(statement, (name, itself) -> "'" + values.get(name).replace("'", "''") + "'");
    }

    /** What no parameter of pgbench can be is written into the statement: null, the empty text, and expressions. */
    private static String withSql(String statement, Map<String, String> values) {
        return replace(statement, (name, itself) -> {
            String value = values.getOrDefault(name, name);
            return !isSql(value) ? itself : value == null ? "null" : value.isEmpty() ? "''" : value;
        });
    }

    private static boolean isSql(String value) {
        return value == null || value.isEmpty() || value.startsWith("(");
    }

    private static String replace(String statement, BinaryOperator<String> value) {
        return PARAMETER
                .matcher(statement)
                .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1), found.group())));
    }
}
