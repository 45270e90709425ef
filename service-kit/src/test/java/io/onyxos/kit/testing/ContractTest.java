package io.onyxos.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.onyxos.kit.testing.Contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract is what a stranger can build on. A service's test extends this and adds {@code @QuarkusTest} and its
 * {@link ServiceStack}.
 */
public abstract class ContractTest {

    private Contract contract;

    @BeforeEach
    void read() {
        contract = Contract.served();
    }

    @Test
    void everyOperationHasASummaryAndATag() {
        assertEquals(
                List.of(),
                idsOf(operation -> operation.node().path("summary").asText().isBlank()
                        || operation.node().path("tags").isEmpty()),
                "@Operation(summary = …) and @Tag(name = …) are missing");
    }

    @Test
    void everyOperationSaysHowItRefusesAndWithWhichCodes() {
        assertEquals(
                List.of(),
                idsOf(operation -> !hasProblem(operation, "400")
                        || !hasProblem(operation, "default")
                        || needsToken(operation) && !(hasProblem(operation, "401") && hasProblem(operation, "403"))),
                "operations without problems and their codes");
    }

    @Test
    void everyIdIsACamelCaseNameOfItsOwn() {
        assertEquals(List.of(), idsOf(operation -> !operation.id().matches("[a-z]+([A-Z][a-z0-9]*)+")), "not a name");
        Map<String, Long> uses =
                contract.operations().collect(Collectors.groupingBy(Operation::id, Collectors.counting()));
        uses.values().removeIf(count -> count == 1);
        assertEquals(Map.of(), uses);
    }

    @Test
    void everyBodyHasAnExampleThatConformsToItsSchema() {
        Map<String, List<String>> faults = new TreeMap<>();
        contract.operations().forEach(operation -> bodies(operation).forEach(body -> {
            JsonNode schema = contract.resolved(body);
            JsonNode row = schema.at("/properties/data/items");
            JsonNode exemplary = row.isMissingNode() ? schema : contract.resolved(row);
            if (!exemplary.path("examples").isArray()) {
                faults.put(body.path("$ref").asText(), List.of("no example: @Schema(examples = …) on the record"));
            }
            exemplary.path("examples").forEach(example -> {
                List<String> found = contract.faults(exemplary, example.toString());
                if (!found.isEmpty()) {
                    faults.put(body.path("$ref").asText(), found);
                }
            });
        }));
        assertEquals(Map.of(), faults);
    }

    /** The audit trail keeps as many, and {@code private.require_reason} asks for as many. */
    @Test
    void aReasonThatIsRequiredHas3To500Characters() {
        List<String> others = new ArrayList<>();
        contract.schemas().forEach(schema -> {
            JsonNode reason = schema.getValue().at("/properties/reason");
            boolean required = schema.getValue().path("required").toString().contains("\"reason\"");
            if (schema.getKey().endsWith("Request")
                    && required
                    && (reason.path("minLength").asInt() != 3
                            || reason.path("maxLength").asInt() != 500)) {
                others.add(schema.getKey());
            }
        });
        assertEquals(List.of(), others, "@NotBlank @Size(min = 3, max = 500) String reason");
    }

    @Test
    void everyNumberSaysWhatItCounts() {
        List<String> silent = new ArrayList<>();
        contract.schemas().forEach(schema -> schema.getValue().path("properties").properties().stream()
                .filter(field -> isNumber(field.getValue()) && !field.getKey().matches(".*_(minutes|seconds|days)"))
                .filter(field -> field.getValue().path("description").asText().isBlank())
                .forEach(field -> silent.add(schema.getKey() + "." + field.getKey())));
        assertEquals(List.of(), silent, "@param of the record is missing");
    }

    /** JSON numbers, and decimals in strings. */
    private static boolean isNumber(JsonNode field) {
        return field.path("type").toString().contains("integer")
                || "decimal".equals(field.path("format").asText());
    }

    private List<String> idsOf(Predicate<Operation> wrong) {
        return contract.operations().filter(wrong).map(Operation::id).toList();
    }

    private boolean hasProblem(Operation operation, String status) {
        return contract.answer(operation, status)
                .at("/content/application~1problem+json/schema/allOf/1/properties/code")
                .isObject();
    }

    private static boolean needsToken(Operation operation) {
        return !operation.node().path("security").isEmpty();
    }

    /** The JSON schemas of what is sent and of what success answers. */
    private List<JsonNode> bodies(Operation operation) {
        List<JsonNode> contents = new ArrayList<>();
        contents.add(operation.node().at("/requestBody/content"));
        operation.node().path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .forEach(answer -> contents.add(answer.getValue().path("content")));
        return contents.stream()
                .flatMap(content -> content.properties().stream())
                .filter(content -> content.getKey().endsWith("json"))
                .map(content -> content.getValue().path("schema"))
                .filter(schema -> schema.has("$ref"))
                .toList();
    }
}
