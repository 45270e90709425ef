package io.onyxos.core;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.testing.ContractTest;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class HttpContractTest extends ContractTest {

    @Test
    void everyParameterOfAQuerySaysWhatItSelects() throws Exception {
        var contract =
                new ObjectMapper().readTree(when().get("/q/openapi?format=json").asString());
        List<String> silent = new ArrayList<>();
        contract.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operation.getValue().path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asText().equals("query")
                            && parameter.path("description").asText().isBlank()) {
                        silent.add(operation.getKey() + " " + path.getKey() + " " + parameter.path("name"));
                    }
                })));
        assertEquals(List.of(), silent, "@Parameter(description = …) is missing");
    }
}
