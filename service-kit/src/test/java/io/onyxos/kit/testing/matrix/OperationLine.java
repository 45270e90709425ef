package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.onyxos.kit.testing.Person;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of {@code operations.csv}, its columns apart by {@code |}: a request about rows of Aurora that would do no lasting
 * harm even where it succeeds, since other tests share the data. {@code a201} in {@code ids}, {@code {a201}} elsewhere is
 * the demo row whose id begins and ends so.
 *
 * @param operation method and path, as in the contract
 * @param ids for the path's parameters, in their order
 * @param query without question mark
 * @param may who may, a {@link Person}; {@code public}: without a token; {@code -}: not to be tried
 * @param answer the status that he gets; a status of a rule (409, 412, 422) shows as well that the door was open
 * @param mayNot whose role does not suffice; {@code -}: every member may
 * @param outsider the status for who has no active profile; empty: refused or nothing; {@code -}: not to be tried
 */
@JsonPropertyOrder({"operation", "ids", "query", "body", "may", "answer", "mayNot", "outsider"})
record OperationLine(
        String operation,
        String ids,
        String query,
        String body,
        String may,
        String answer,
        String mayNot,
        String outsider) {

    private static final Pattern SHORT = Pattern.compile("\\{([abc])([0-9]+)}");

    String path() {
        String path = operation.substring(operation.indexOf(' ') + 1);
        for (String id : AccessTables.words(ids)) {
            path = path.replaceFirst("\\{[^}]*}", expanded("{" + id + "}"));
        }
        return query.isBlank() ? path : path + "?" + expanded(query);
    }

    String json() {
        return body.isBlank() ? null : expanded(body);
    }

    /** Whether the address itself names a row of Aurora, which nobody else has. */
    boolean namesRows() {
        return !ids.isBlank() || SHORT.matcher(query).find();
    }

    boolean isPublic() {
        return may.equals("public");
    }

    List<Integer> outsiderStatuses() {
        return Arrays.stream(outsider.split("\\s+"))
                .filter(status -> !status.isBlank())
                .map(Integer::valueOf)
                .toList();
    }

    private static String expanded(String text) {
        return SHORT.matcher(text)
                .replaceAll(m -> "%s0000000-0000-4000-8000-%012d".formatted(m.group(1), Long.parseLong(m.group(2))));
    }
}
