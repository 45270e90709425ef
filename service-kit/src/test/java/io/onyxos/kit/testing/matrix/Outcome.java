package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * What came of a statement.
 *
 * @param sqlState of the refusal, or null
 * @param seen the rows that a select returned
 * @param left where rows lie after a statement that wrote
 */
record Outcome(String sqlState, List<JsonNode> seen, Set<String> left) {

    /** By privilege or by policy. */
    boolean isForbidden() {
        return "42501".equals(sqlState);
    }

    /** A constraint or a type came after the policies, which had agreed. */
    boolean isInvalid() {
        return sqlState != null && (sqlState.startsWith("23") || sqlState.startsWith("22"));
    }

    @Override
    public String toString() {
        return sqlState == null ? "done" : "SQLSTATE " + sqlState;
    }
}
