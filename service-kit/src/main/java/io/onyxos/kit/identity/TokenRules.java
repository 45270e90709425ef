package io.onyxos.kit.identity;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;

/**
 * What a Supabase access token must claim to be a signed-in person, beside the issuer, audience, subject and expiry that
 * settings of quarkus-oidc ask for: role {@code authenticated} and UUIDs. Anonymous users, API keys in JWT form and tokens
 * that Supabase's own OAuth server gave to a third party are refused. quarkus-oidc applies every bean of this type.
 */
@ApplicationScoped
@Unremovable
class TokenRules implements Validator {

    private static final int SKEW_SECONDS = 30;

    private final Clock clock = Clock.systemUTC();

    @Override
    public String validate(JwtContext token) throws MalformedClaimException {
        JwtClaims claims = token.getJwtClaims();
        NumericDate issued = claims.getIssuedAt();
        if (!instant(claims.getExpirationTime()).isAfter(clock.instant())) {
            // the skew is for clocks that run ahead of ours; an expired token has no claim to it
            return "Expired";
        }
        if (issued != null && instant(issued).isAfter(clock.instant().plusSeconds(SKEW_SECONDS))) {
            return "Issued in the future";
        }
        if (!"authenticated".equals(claims.getClaimValue("role"))) {
            return "Role is not authenticated";
        }
        if (!isUuid(claims.getSubject())) {
            return "Subject is not a UUID";
        }
        if (claims.hasClaim("session_id") && !isUuid(claims.getClaimValueAsString("session_id"))) {
            return "Session is not a UUID";
        }
        if (claims.hasClaim("client_id")) {
            return "Given to a third party";
        }
        return Boolean.TRUE.equals(claims.getClaimValue("is_anonymous")) ? "Anonymous user" : null;
    }

    private static Instant instant(NumericDate date) {
        return Instant.ofEpochMilli(date.getValueInMillis());
    }

    private static boolean isUuid(String value) {
        try {
            return UUID.fromString(value).toString().equalsIgnoreCase(value);
        } catch (IllegalArgumentException notAUuid) {
            return false;
        }
    }
}
