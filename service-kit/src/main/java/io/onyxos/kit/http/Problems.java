package io.onyxos.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Turns every failure into a {@link Problem}, whether a resource, the router or the authentication failed. */
@ApplicationScoped
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final AllowedMethods methods;

    Problems(AllowedMethods methods) {
        this.methods = methods;
    }

    /** The classes beside Throwable are listed because Quarkus maps them itself unless a mapper names them exactly. */
    @ServerExceptionMapper({
        Throwable.class,
        WebApplicationException.class,
        NotFoundException.class,
        NotAllowedException.class,
        ValidationException.class,
        ConstraintViolationException.class,
        ResteasyReactiveViolationException.class,
        MismatchedInputException.class,
        InvalidDefinitionException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        UnauthorizedException.class,
        ForbiddenException.class
    })
    Response answer(Throwable failure) {
        if (failure instanceof RedirectionException elsewhere) {
            return elsewhere.getResponse();
        }
        Problem problem = of(failure);
        return failure instanceof NotAllowedException
                ? problem.header(
                                HttpHeaders.ALLOW,
                                methods.at(CurrentRequestManager.get().getPath()))
                        .response()
                : problem.response();
    }

    void answerOutsideOfResources(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (response.headWritten() || response.ended()) {
            request.next();
            return;
        }
        if (response.headers().get(RequestId.HEADER) == null) {
            // Vert.x refuses a request without a Host before any handler has seen it
            RequestId.name(request);
        }
        boolean refusedByVertx = request.failure() == null || request.statusCode() < 500;
        Problem problem = told(request.failure())
                .orElseGet(() -> refusedByVertx ? Problem.of(request.statusCode()) : of(request.failure()));
        problem.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE.toString())
                .setStatusCode(problem.status())
                .end(problem.body());
    }

    /** What a failure means to the client; 500, and noted in the log, where it is none of theirs. */
    private static Problem of(Throwable failure) {
        return told(failure).orElseGet(() -> {
            LOG.error("The request failed", failure);
            return Problem.refused("internal_error");
        });
    }

    /** What a failure means to the client, if it is about the request. */
    static Optional<Problem> told(Throwable failure) {
        return first(failure, cause -> cause instanceof Problem problem ? Optional.of(problem) : Optional.empty())
                .or(() -> first(failure, Problems::ofInput))
                .or(() -> SqlProblems.of(failure))
                .or(() -> first(failure, Problems::ofFramework));
    }

    /** Looks through the wrappers that Hibernate, Mutiny and RESTEasy put around a cause. */
    private static Optional<Problem> first(Throwable failure, Function<Throwable, Optional<Problem>> reading) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> reading.apply(cause).stream())
                .findFirst();
    }

    private static Optional<Problem> ofInput(Throwable failure) {
        if (failure instanceof ConstraintViolationException invalid) {
            return InvalidInput.of(invalid);
        }
        return failure instanceof JsonProcessingException unreadable ? InvalidInput.of(unreadable) : Optional.empty();
    }

    private static Optional<Problem> ofFramework(Throwable failure) {
        if (failure instanceof AuthenticationException || failure instanceof UnauthorizedException) {
            return Optional.of(Problem.refused("unauthorized").header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        }
        if (failure instanceof HttpClosedException) {
            // the client is gone, so there is no answer to log; the log must not be filled by clients that go away in
            // the middle of a body
            return Optional.of(Problem.of(408));
        }
        if (failure instanceof ForbiddenException) {
            return Optional.of(Problem.forbidden());
        }
        return failure instanceof WebApplicationException refused
                        && refused.getResponse().getStatus() != 500
                ? Optional.of(of(refused.getResponse()))
                : Optional.empty();
    }

    private static Problem of(Response refusal) {
        Problem problem = Problem.of(refusal.getStatus());
        for (String header : new String[] {HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER}) {
            if (refusal.getHeaderString(header) != null) {
                problem = problem.header(header, refusal.getHeaderString(header));
            }
        }
        return problem;
    }
}
