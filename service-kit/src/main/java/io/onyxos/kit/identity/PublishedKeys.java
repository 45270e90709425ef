package io.onyxos.kit.identity;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The ids of the keys that the issuer published last, read from the answer to each fetch of quarkus-oidc. */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.JWKS)
class PublishedKeys implements OidcResponseFilter {

    private record Published(String document, Set<String> ids, Instant fetchedAt) {}

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Published published = new Published("", Set.of(), Instant.MIN);

    @Override
    public Uni<Void> filter(OidcResponseFilterContext response) {
        if (response.statusCode() == 200) {
            replace(response.responseBody().toString());
        }
        return Uni.createFrom().voidItem();
    }

    private void replace(String document) {
        boolean changed = !document.equals(published.document);
        published = new Published(document, ids(document), Instant.now());
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    private static Set<String> ids(String document) {
        try {
            return new JsonWebKeySet(document)
                    .getJsonWebKeys().stream()
                            .map(JsonWebKey::getKeyId)
                            .filter(id -> id != null)
                            .collect(Collectors.toUnmodifiableSet());
        } catch (JoseException notAKeySet) {
            throw new OIDCException("The issuer's answer is not a JSON Web Key Set", notAKeySet);
        }
    }

    boolean contain(String keyId) {
        return published.ids.contains(keyId);
    }

    /** When the keys were fetched last; {@link Instant#MIN} if never. */
    Instant fetchedAt() {
        return published.fetchedAt;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
