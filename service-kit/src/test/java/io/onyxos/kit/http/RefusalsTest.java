package io.onyxos.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onyxos.kit.testing.RefusalCatalogueTest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The kit's own file, which is also held against the codes that the contracts of all services list by their status. */
class RefusalsTest extends RefusalCatalogueTest {

    private static final Map<String, Integer> STATUSES = Map.of(
            "BadRequest", 400,
            "Unauthorized", 401,
            "Forbidden", 403,
            "NotFound", 404,
            "Conflict", 409,
            "PreconditionFailed", 412,
            "Unprocessable", 422,
            "PreconditionRequired", 428);

    @Test
    void theContractListsItsCodesUnderTheirStatus() throws Exception {
        JsonNode schemas = new YAMLMapper()
                .readTree(Path.of("src/main/resources/META-INF/openapi.yaml").toFile())
                .at("/components/schemas");
        Set<String> misplaced = new TreeSet<>();
        STATUSES.forEach(
                (answer, status) -> schemas.path(answer + "Code").path("enum").forEach(code -> {
                    if (Refusal.of(code.asText()).status() != status) {
                        misplaced.add(code.asText());
                    }
                }));
        schemas.path("ProblemCode").path("enum").forEach(code -> {
            if (STATUSES.containsValue(Refusal.of(code.asText()).status())) {
                misplaced.add(code.asText());
            }
        });

        assertEquals(Set.of(), misplaced);
    }
}
