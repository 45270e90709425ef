package io.onyxos.kit.testing.rough;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onyxos.kit.testing.Contract;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.matrix.OperationLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Requests of one operation that may succeed: the one of its line in {@code operations.csv}, then about other rows that the
 * collection lists, with the contract's example as body, and by other people where the line names no person.
 */
final class ValidRequests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAMES = Pattern.compile("(.*_)?(name|username|title|external_id)");
    private static final List<Person> PEOPLE = List.of(
            Person.AURORA_OWNER,
            Person.AURORA_PALADIN,
            Person.AURORA_CHATTER,
            Person.AURORA_ADMIN,
            Person.AURORA_RANGER);
    private static final int OTHER_ROWS = 8;

    private final Client client;
    private final Contract contract;
    private final Contract.Operation operation;
    private final OperationLine line;

    /** @param line null for an operation that has no line yet */
    ValidRequests(Client client, Contract contract, Contract.Operation operation, OperationLine line) {
        this.client = client;
        this.contract = contract;
        this.operation = operation;
        this.line = line;
    }

    Stream<Request> all() throws Exception {
        List<byte[]> bodies = bodies();
        String query = line == null ? "" : line.search();
        List<String> queries = query.isEmpty() || !isPost() ? List.of(query) : List.of("", query);
        List<Request> all = new ArrayList<>();
        for (Person person : people()) {
            for (String path : paths(person)) {
                for (String asked : queries) {
                    bodies.forEach(body -> all.add(request(person, path, asked, body)));
                }
            }
        }
        return all.stream();
    }

    /** The schema of the body; missing where the operation takes none. */
    static JsonNode schema(Contract.Operation operation) {
        return content(operation).getValue();
    }

    private static Map.Entry<String, JsonNode> content(Contract.Operation operation) {
        JsonNode content = operation.node().at("/requestBody/content");
        return content.properties().stream()
                .findFirst()
                .map(type -> Map.entry(type.getKey(), type.getValue().path("schema")))
                .orElse(Map.entry("", content.path("none")));
    }

    private boolean isPost() {
        return operation.method().equals("post");
    }

    private Request request(Person person, String path, String query, byte[] body) {
        Map<String, String> headers = new TreeMap<>();
        if (person != null) {
            headers.put("authorization", person.bearer());
        }
        if (body != null) {
            headers.put("content-type", content(operation).getKey());
        }
        if (HeaderVariants.takes(contract, operation, "If-Match")) {
            headers.put("if-match", "*");
        }
        return new Request(operation.method().toUpperCase(Locale.ROOT), path, query, headers, body);
    }

    private List<Person> people() {
        if (operation.node().path("security").isEmpty()) {
            return Collections.singletonList(null);
        }
        return line == null || line.may().equals("-")
                ? PEOPLE.stream()
                        .filter(person -> line == null || !person.name().equals(line.mayNot()))
                        .toList()
                : List.of(Person.valueOf(line.may()));
    }

    private List<String> paths(Person person) throws Exception {
        int first = operation.path().indexOf("/{");
        List<String> paths = new ArrayList<>();
        paths.add(path(line == null ? List.of() : line.pathIds()));
        if (first >= 0) {
            listed(person, operation.path().substring(0, first)).forEach(id -> paths.add(path(List.of(id))));
        }
        return paths.stream().distinct().toList();
    }

    /** The path with these ids, and with one that nothing has where there are too few. */
    private String path(List<String> ids) {
        String path = operation.path();
        for (String id : ids) {
            path = path.replaceFirst("\\{[^}]*}", id);
        }
        return path.replaceAll("\\{[^}]*}", new UUID(0, 1).toString());
    }

    /** Ids of rows of a collection, from its end to its beginning. */
    private List<String> listed(Person person, String collection) throws Exception {
        Map<String, String> headers = person == null ? Map.of() : Map.of("authorization", person.bearer());
        Answer list =
                client.send(new Request("GET", collection, "", headers, null)).get();
        if (!list.isSuccess()) {
            return List.of();
        }
        JsonNode rows = JSON.readTree(list.body()).path("data");
        List<String> ids = new ArrayList<>();
        int step = Math.max(1, rows.size() / OTHER_ROWS);
        for (int i = rows.size() - 1; i >= 0; i -= step) {
            ids.add(rows.path(i).path("id").asText());
        }
        return ids;
    }

    private List<byte[]> bodies() throws Exception {
        JsonNode schema = schema(operation);
        if (schema.isMissingNode()) {
            return Collections.singletonList(null);
        }
        List<JsonNode> bodies = new ArrayList<>();
        if (line != null && line.json() != null) {
            bodies.add(JSON.readTree(line.json()));
        }
        contract.resolved(schema).path("examples").forEach(bodies::add);
        bodies.add(Sample.of(Shape.of(contract, schema)));
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode body : bodies) {
            all.add(body);
            all.add(renamed(body.deepCopy()));
        }
        return all.stream()
                .distinct()
                .map(body -> body.toString().getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Names are often unique. */
    private static JsonNode renamed(JsonNode body) {
        if (body instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isTextual()
                        && NAMES.matcher(field.getKey()).matches()) {
                    String other = field.getValue().asText()
                            + UUID.randomUUID().toString().substring(0, 4);
                    object.put(field.getKey(), other);
                }
            });
        }
        body.forEach(ValidRequests::renamed);
        return body;
    }
}
