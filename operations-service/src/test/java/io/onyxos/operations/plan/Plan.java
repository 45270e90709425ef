package io.onyxos.operations.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How Postgres carried a statement out, from {@code auto_explain} in JSON. Of the tables that grow with every agency's
 * work it must have read rows of one agency alone, and hardly more of them than it needed.
 *
 * @param statement the SQL as it was sent, or as a function ran it
 * @param root the outermost node
 */
record Plan(String statement, JsonNode root) {

    private static final Set<String> GROWING = Set.of("shifts", "timesheets", "timesheet_breaks");
    private static final int FEW = 500;
    private static final String ONE_ROW = "(id = ";

    static Plan of(JsonNode logged) {
        return new Plan(logged.path("Query Text").asText(), logged.path("Plan"));
    }

    /** Whether it reads a table of those that grow. */
    boolean matters() {
        return nodes(root).anyMatch(Plan::readsGrowing);
    }

    /** What is wrong with it, in words. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        nodes(root).filter(Plan::readsGrowing).forEach(node -> {
            String read = node.path("Node Type").asText() + " of "
                    + node.path("Relation Name").asText();
            List<String> conditions = indexConditions(node);
            if (conditions.isEmpty()) {
                faults.add(read + " without an index");
            }
            conditions.stream()
                    .filter(condition -> !condition.contains("agency_id = ") && !condition.startsWith(ONE_ROW))
                    .forEach(condition -> faults.add(read + " by " + condition + ", which is everybody's"));
            double removed = node.path("Rows Removed by Filter").asDouble()
                    * node.path("Actual Loops").asDouble();
            if (removed > FEW) {
                faults.add(read + " for nothing, rows: " + removed);
            }
        });
        return faults;
    }

    /** What was planned and then not needed has read nothing. */
    private static boolean readsGrowing(JsonNode node) {
        return GROWING.contains(node.path("Relation Name").asText())
                && node.path("Actual Loops").asInt() > 0;
    }

    /** A bitmap of the table's rows comes from one or more scans of indexes below. */
    private static List<String> conditionsBelow(JsonNode node) {
        return children(node)
                .flatMap(Plan::nodes)
                .filter(child -> child.path("Node Type").asText().equals("Bitmap Index Scan"))
                .map(child -> child.path("Index Cond").asText())
                .toList();
    }

    private static List<String> indexConditions(JsonNode node) {
        return switch (node.path("Node Type").asText()) {
            case "Index Scan", "Index Only Scan" ->
                List.of(node.path("Index Cond").asText());
            case "Bitmap Heap Scan" -> conditionsBelow(node);
            default -> List.of();
        };
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), children(node).flatMap(Plan::nodes));
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.path("Plans").spliterator(), false);
    }
}
