package io.onyxos.kit.stream;

import io.onyxos.kit.identity.Caller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Admits or refuses the caller of a {@link Streamed} endpoint. */
@ApplicationScoped
class StreamAdmission {

    private final CurrentIdentityAssociation identity;
    private final Streams streams;

    StreamAdmission(CurrentIdentityAssociation identity, Streams streams) {
        this.identity = identity;
        this.streams = streams;
    }

    /** The binding stands at the method: at the class Quarkus passes over it, and every request would be asked. */
    @Streamed(StreamSource.class)
    @ServerRequestFilter
    public Uni<Void> admit(ContainerRequestContext request, ResourceInfo endpoint) {
        Class<? extends StreamSource> source =
                endpoint.getResourceMethod().getAnnotation(Streamed.class).value();
        return identity.getDeferredIdentity()
                .flatMap(signedIn -> signedIn.getPrincipal() instanceof Caller caller
                        ? streams.of(source).admit(caller, request.getUriInfo())
                        : Uni.createFrom().failure(new UnauthorizedException()))
                .invoke(admission -> request.setProperty(Admission.PROPERTY, admission))
                .replaceWithVoid();
    }
}
