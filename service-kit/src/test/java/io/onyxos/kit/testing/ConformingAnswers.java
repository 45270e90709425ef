package io.onyxos.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;

/** Holds every answer that a test gets against the contract: its status, media type, headers and body. */
final class ConformingAnswers implements Filter {

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
        List<String> faults =
                Contract.served().faults(operation, answer.statusCode(), answer::header, answer.asString());
        assertEquals(List.of(), faults, operation.id() + " answered " + answer.statusCode());
    }
}
