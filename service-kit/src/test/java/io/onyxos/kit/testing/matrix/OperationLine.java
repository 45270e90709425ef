package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.onyxos.kit.testing.Person;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
public record OperationLine(
        String operation,
        String ids,
        String query,
        String body,
        String may,
        String answer,
        String mayNot,
        String outsider) {

    private static final Pattern SHORT = Pattern.compile("\\{([abc])([0-9]+)}");

    /** The lines of a service, by operation. */
    public static Map<String, OperationLine> of(String service) throws IOException {
        Map<String, OperationLine> lines = new TreeMap<>();
        AccessTables.readPiped("tenant-matrix/operations.csv", OperationLine.class, service)
                .forEach(line -> lines.put(line.operation(), line));
        return lines;
    }

    String path() {
        String path = operation.substring(operation.indexOf(' ') + 1);
        for (String id : pathIds()) {
            path = path.replaceFirst("\\{[^}]*}", id);
        }
        return query.isBlank() ? path : path + "?" + search();
    }

    /** The values of the path's parameters. */
    public List<String> pathIds() {
        return AccessTables.words(ids).stream()
                .map(id -> expanded("{" + id + "}"))
                .toList();
    }

    /** The query without question mark; empty if there is none. */
    public String search() {
        return expanded(query);
    }

    /** The body, or null. */
    public String json() {
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
