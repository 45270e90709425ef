package io.onyxos.kit.database;

import io.onyxos.kit.http.RequestId;
import io.onyxos.kit.identity.Caller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import java.util.function.Supplier;

/** Opens the transaction that {@link AsCaller} asks for; runs after validation, so only sound requests reach it. */
@AsCaller
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 900)
class CallerTransaction {

    private final Database database;
    private final CurrentIdentityAssociation identity;
    private final HttpServerRequest request;
    private final Idempotency idempotency;

    CallerTransaction(
            Database database,
            CurrentIdentityAssociation identity,
            HttpServerRequest request,
            Idempotency idempotency) {
        this.database = database;
        this.identity = identity;
        this.request = request;
        this.idempotency = idempotency;
    }

    @AroundInvoke
    Object aroundInvoke(InvocationContext invocation) {
        return identity.getDeferredIdentity().flatMap(signedIn -> {
            if (!(signedIn.getPrincipal() instanceof Caller caller)) {
                return Uni.createFrom().failure(new UnauthorizedException());
            }
            Supplier<Uni<Object>> work = () -> proceed(invocation);
            if (readsOnly(invocation)) {
                return database.read(caller, work);
            }
            // one resource method that calls another is one request, whose key the outer method answers for
            Supplier<Uni<Object>> once =
                    Door.current() != null ? work : () -> idempotency.once(caller.id(), request, invocation, work);
            return database.write(caller, RequestId.current(), reason(invocation), once);
        });
    }

    private static boolean readsOnly(InvocationContext invocation) {
        return switch (mode(invocation)) {
            case READ_ONLY -> true;
            case READ_WRITE -> false;
            // not the request's own method, since a command may call the GET of its resource for its answer
            case BY_HTTP_METHOD ->
                invocation.getMethod().isAnnotationPresent(GET.class)
                        || invocation.getMethod().isAnnotationPresent(HEAD.class);
        };
    }

    private static String reason(InvocationContext invocation) {
        for (Object parameter : invocation.getParameters()) {
            if (parameter instanceof Reasoned reasoned && reasoned.reason() != null) {
                return reasoned.reason();
            }
        }
        return "";
    }

    private static AsCaller.Mode mode(InvocationContext invocation) {
        AsCaller onMethod = invocation.getMethod().getAnnotation(AsCaller.class);
        AsCaller onClass = invocation.getMethod().getDeclaringClass().getAnnotation(AsCaller.class);
        return onMethod != null ? onMethod.value() : onClass.value();
    }

    @SuppressWarnings("unchecked") // a resource under AsCaller returns a Uni; ArchUnit holds that
    private static Uni<Object> proceed(InvocationContext invocation) {
        try {
            return (Uni<Object>) invocation.proceed();
        } catch (Exception failure) {
            return Uni.createFrom().failure(failure);
        }
    }
}
