package io.onyxos.kit.testing.matrix;

import io.onyxos.kit.testing.EventStream;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;

/** Takes the first event of a stream for the whole answer, since there may be no end to wait for. */
final class FirstEvent implements Filter {

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext chain) {
        URI address = URI.create(request.getURI());
        try (var stream = EventStream.open(address, request.getHeaders().getValue("Authorization"))) {
            var answer = stream.answer();
            var response = new ResponseBuilder()
                    .setStatusCode(answer.statusCode())
                    .setBody(stream.next().data());
            answer.headers().firstValue("Content-Type").ifPresent(response::setContentType);
            return response.build();
        }
    }
}
