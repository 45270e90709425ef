package io.onyxos.kit.database;

import io.onyxos.kit.http.Idempotency;
import io.onyxos.kit.http.RequestId;
import io.onyxos.kit.identity.Caller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
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
            return readsOnly(invocation)
                    ? database.read(caller, work)
                    : database.write(
                            caller,
                            RequestId.current(),
                            reason(invocation),
                            () -> idempotency.once(caller.id(), request, invocation, database::sql, work));
        });
    }

    private boolean readsOnly(InvocationContext invocation) {
        return switch (mode(invocation)) {
            case READ_ONLY -> true;
            case READ_WRITE -> false;
            case BY_HTTP_METHOD -> request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
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
