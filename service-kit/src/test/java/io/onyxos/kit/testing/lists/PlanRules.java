package io.onyxos.kit.testing.lists;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the plan of a statement may not do with more rows than a page takes.
 *
 * @param tenantTables by name, with the schema where it is not public
 * @param rows that a page takes at most, with those that its filters leave out
 */
record PlanRules(Set<String> tenantTables, long rows) {

    /**
     * What a plan does wrong.
     *
     * @param ordered whether an index should have the order: then no step sorts more than a page
     * @param later whether a page is asked for that is not the first: then the list's own statement, which has a limit,
     *     reads none of the earlier pages again
     */
    List<String> broken(JsonNode explained, boolean ordered, boolean later) {
        List<String> findings = new ArrayList<>();
        JsonNode root = explained.path("Plan");
        visit(root, findings, ordered, later && root.path("Node Type").asText().equals("Limit"));
        return findings.stream()
                .map(finding -> finding + " in: "
                        + explained.path("Query Text").asText().strip())
                .toList();
    }

    private void visit(JsonNode node, List<String> findings, boolean ordered, boolean later) {
        if (ordered && node.path("Node Type").asText().endsWith("Sort")) {
            long sorted = output(node.path("Plans").path(0));
            if (sorted > rows) {
                findings.add("sorts " + sorted + " rows by " + node.path("Sort Key"));
            }
        }
        if (node.has("Relation Name") && tenantTables.contains(table(node))) {
            long read = read(node);
            if (read > rows && !condition(node).contains("agency_id")) {
                findings.add("reads %d rows of %s without its agency in the index (%s%s)"
                        .formatted(read, table(node), node.path("Node Type").asText(), index(node)));
            }
            if (later && read > rows) {
                findings.add("reads %d rows of %s for a later page".formatted(read, table(node)));
            }
        }
        node.path("Plans").forEach(child -> visit(child, findings, ordered, later));
    }

    /** The rows that a step took from its table, wanted or not; the plan tells averages of all loops. */
    private static long read(JsonNode node) {
        return Math.round((node.path("Actual Rows").asDouble()
                        + node.path("Rows Removed by Filter").asDouble()
                        + node.path("Rows Removed by Index Recheck").asDouble())
                * node.path("Actual Loops").asDouble());
    }

    private static long output(JsonNode node) {
        return Math.round(
                node.path("Actual Rows").asDouble() * node.path("Actual Loops").asDouble());
    }

    private static String condition(JsonNode node) {
        return node.path("Index Cond").asText() + node.path("Recheck Cond").asText();
    }

    private static String index(JsonNode node) {
        return node.has("Index Name") ? " by " + node.path("Index Name").asText() : "";
    }

    private static String table(JsonNode node) {
        String schema = node.path("Schema").asText();
        String name = node.path("Relation Name").asText();
        return schema.equals("public") ? name : schema + "." + name;
    }
}
