package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.testing.Person;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Every operation of a service's contract × without a token, the other agency, a lesser role, who has no agency. */
public final class OperationMatrix {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OF_AURORA = "a0000000-0000-4000-8000-";
    private static final List<Person> OUTSIDERS = List.of(Person.AURORA_FORMER_CHATTER, Person.NEWCOMER);

    private final Map<String, Operation> operations = new TreeMap<>();
    private final Map<String, OperationLine> lines;

    /** @param contract the service's OpenAPI file */
    public OperationMatrix(String service, Path contract) throws Exception {
        Operation.in(contract).forEach(operation -> operations.put(operation.name(), operation));
        lines = OperationLine.of(service);
    }

    /** The operations of the contract, as method and path. */
    public List<String> operations() {
        return List.copyOf(operations.keySet());
    }

    /** Lines of operations that the contract does not offer. */
    public List<Violation> superfluous() {
        return lines.keySet().stream()
                .filter(name -> !operations.containsKey(name))
                .map(name -> new Violation(name, "in tenant-matrix/operations.csv and not in the contract"))
                .toList();
    }

    /** What is wrong with one operation of a running service. */
    public List<Violation> check(String name) throws Exception {
        Operation operation = operations.get(name);
        OperationLine line = lines.get(name);
        if (line == null) {
            return List.of(new Violation(name, "give it a line in tenant-matrix/operations.csv"));
        }
        List<Violation> violations = new ArrayList<>();
        if (operation.isPublic() != line.isPublic()) {
            violations.add(new Violation(name, "public in one of contract and tenant-matrix/operations.csv only"));
        }
        if (!line.isPublic()) {
            expect(violations, name, "without a token", send(RestAssured.given(), operation, line), List.of(401));
            stranger(violations, operation, line);
            if (!line.mayNot().equals("-")) {
                Person lesser = Person.valueOf(line.mayNot());
                expect(violations, name, line.mayNot(), send(lesser.asks(), operation, line), List.of(403, 404));
            }
            if (!line.outsider().equals("-")) {
                for (Person outsider : OUTSIDERS) {
                    outsider(violations, operation, line, outsider);
                }
            }
        }
        if (!line.may().equals("-")) {
            var request = line.isPublic()
                    ? RestAssured.given()
                    : Person.valueOf(line.may()).asks();
            Response answer = send(request, operation, line);
            expect(violations, name, line.may(), answer, List.of(Integer.valueOf(line.answer())));
        }
        return violations;
    }

    private static void stranger(List<Violation> violations, Operation operation, OperationLine line) {
        Person stranger = Person.NIGHTFALL_OWNER;
        Response answer = send(stranger.asks(), operation, line);
        if (line.namesRows()) {
            expect(violations, operation.name(), stranger.name(), answer, List.of(404));
        } else if (answer.statusCode() >= 500 || answer.asString().contains(OF_AURORA)) {
            violations.add(new Violation(
                    operation.name(), stranger + " gets " + answer.statusCode() + " " + answer.asString()));
        }
    }

    private static void outsider(List<Violation> violations, Operation operation, OperationLine line, Person outsider)
            throws Exception {
        Response answer = send(outsider.asks(), operation, line);
        List<Integer> statuses = line.outsiderStatuses();
        if (!statuses.isEmpty()) {
            expect(violations, operation.name(), outsider.name(), answer, statuses);
        } else if (answer.statusCode() != 200 || !isEmptyList(answer.asString())) {
            expect(violations, operation.name(), outsider.name(), answer, List.of(403, 404));
        }
    }

    private static boolean isEmptyList(String body) throws Exception {
        JsonNode data = JSON.readTree(body).path("data");
        return data.isArray() && data.isEmpty();
    }

    private static void expect(
            List<Violation> violations, String name, String who, Response answer, List<Integer> statuses) {
        if (!statuses.contains(answer.statusCode())) {
            violations.add(new Violation(
                    name,
                    "%s should get %s, gets %d %s".formatted(who, statuses, answer.statusCode(), answer.asString())));
        }
    }

    private static Response send(RequestSpecification request, Operation operation, OperationLine line) {
        // Looked at after the door, so a stale tag tells who came in and changes nothing.
        if (operation.method().matches("PATCH|DELETE|PUT")) {
            request.header("If-Match", "\"stale\"");
        }
        if (operation.method().equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID());
        }
        if (line.json() != null) {
            request.contentType(operation.mediaType()).body(line.json());
        }
        if (operation.streams()) {
            request.filter(new FirstEvent());
        }
        return request.urlEncodingEnabled(false).request(operation.method(), line.path());
    }
}
