package io.onyxos.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Holds every answer that a test gets against the contract: its status, media type, headers and body. */
final class ConformingAnswers implements Filter {

    /** Other headers, and those of refusals, are there only where there is something to say. */
    private static final Set<String> ALWAYS = Set.of("ETag", "Location");

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext chain) {
        Response answer = chain.next(request, expected);
        Contract.served()
                .operation(request.getMethod(), URI.create(request.getURI()).getPath())
                .ifPresent(operation -> check(operation, answer));
        return answer;
    }

    private static void check(Contract.Operation operation, Response answer) {
        String status = Integer.toString(answer.statusCode());
        String said = operation.id() + " answered " + status;
        JsonNode promised = Contract.served().answer(operation, status);
        if (promised.isMissingNode()
                || answer.statusCode() < 400
                        && !operation.node().at("/responses/" + status).isObject()) {
            fail(said + ", of which the contract knows nothing");
        }
        promised.path("headers").fieldNames().forEachRemaining(header -> {
            boolean always = answer.statusCode() < 400 && ALWAYS.contains(header);
            assertTrue(!always || answer.header(header) != null, said + " without " + header);
        });
        if (answer.body().asByteArray().length == 0) {
            return;
        }
        String type = answer.contentType().replaceAll(";.*", "");
        JsonNode content = promised.path("content").path(type);
        assertTrue(content.isObject(), said + " as " + type + ", which is not in the contract");
        if (type.endsWith("json")) {
            List<String> faults = Contract.served().faults(content.path("schema"), answer.asString());
            assertEquals(List.of(), faults, said + " against the contract; may be null: @Nullable");
        }
    }
}
