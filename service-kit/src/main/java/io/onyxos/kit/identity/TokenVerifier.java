package io.onyxos.kit.identity;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Verifies Supabase access tokens: ES256 and RS256 by quarkus-oidc with the issuer's published keys, HS256 only where a
 * legacy secret is configured and never with a published key.
 */
@ApplicationScoped
class TokenVerifier {

    private static final Set<String> BY_PUBLISHED_KEY = Set.of("ES256", "RS256");

    private final SigningKeys keys;
    private final TenantIdentityProvider oidc;
    private final LegacySecret legacySecret;

    TokenVerifier(SigningKeys keys, TenantIdentityProvider oidc, LegacySecret legacySecret) {
        this.keys = keys;
        this.oidc = oidc;
        this.legacySecret = legacySecret;
    }

    /**
     * Verifies signature and claims.
     *
     * @return fails with {@link AuthenticationFailedException} where the token is not acceptable, and with
     *     {@link KeysUnreachableException} where that cannot be told now
     */
    Uni<Caller> verify(String token) {
        return Uni.createFrom().deferred(() -> {
            TokenHeader header = TokenHeader.of(token);
            if (LegacySecret.ALGORITHM.equals(header.algorithm()) && legacySecret.isConfigured()) {
                return Uni.createFrom().item(legacySecret.verify(token));
            }
            if (!BY_PUBLISHED_KEY.contains(header.algorithm()) || header.keyId() == null) {
                throw new AuthenticationFailedException("Token is not signed in an accepted way");
            }
            return keys.contain(header.keyId()).chain(known -> {
                if (!known) {
                    throw new AuthenticationFailedException("Token names an unknown key");
                }
                return byPublishedKey(token);
            });
        });
    }

    private Uni<Caller> byPublishedKey(String token) {
        return oidc.authenticate(new AccessTokenCredential(token))
                .onFailure(failure -> !isRefusal(failure))
                .transform(KeysUnreachableException::new)
                .map(identity -> caller((OidcJwtCallerPrincipal) identity.getPrincipal()));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof AuthenticationFailedException
                && (failure.getCause() == null || failure.getCause() instanceof InvalidJwtException);
    }

    private static Caller caller(OidcJwtCallerPrincipal verified) {
        try {
            return Caller.of(verified.getClaims());
        } catch (MalformedClaimException malformed) {
            throw new AuthenticationFailedException(malformed);
        }
    }
}
