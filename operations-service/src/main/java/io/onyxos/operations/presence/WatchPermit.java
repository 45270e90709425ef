package io.onyxos.operations.presence;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.identity.Caller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Decides who may watch, before the status of a stream is on its way: what fails inside of one cannot be told any more. */
@ApplicationScoped
class WatchPermit {

    /** The request's property that holds the {@link Watcher}. */
    static final String WATCHER = Watcher.class.getName();

    private final CurrentIdentityAssociation identity;
    private final Database database;
    private final ClockFeed feed;

    WatchPermit(CurrentIdentityAssociation identity, Database database, ClockFeed feed) {
        this.identity = identity;
        this.database = database;
        this.feed = feed;
    }

    /** The binding stands at the method: at the class Quarkus passes over it, and every request would need the permission. */
    @Watched
    @ServerRequestFilter
    public Uni<Void> require(ContainerRequestContext request) {
        return identity.getDeferredIdentity()
                .flatMap(signedIn -> signedIn.getPrincipal() instanceof Caller caller
                        ? Watcher.of(database, caller)
                        : Uni.createFrom().failure(new UnauthorizedException()))
                .invoke(watcher -> {
                    feed.requirePlace(watcher.agencyId());
                    request.setProperty(WATCHER, watcher);
                })
                .replaceWithVoid();
    }
}
