package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/**
 * One stored row.
 *
 * @param place where it lies; an update moves it, a delete removes it
 * @param values its columns as {@code to_jsonb} shows them
 */
record Row(String place, ObjectNode values) {

    /** A column's value as text, or null. */
    String text(String column) {
        JsonNode value = values.path(column);
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }

    JsonNode only(Collection<String> columns) {
        return values.deepCopy().retain(columns);
    }
}
