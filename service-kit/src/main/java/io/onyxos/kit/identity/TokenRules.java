package io.onyxos.kit.identity;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/**
 * What a Supabase access token must claim to be a signed-in person: exact issuer, audience and role
 * {@code authenticated}, an expiry, a UUID as subject. Anonymous users, API keys in JWT form and tokens that
 * Supabase's own OAuth server gave to a third party are refused.
 */
final class TokenRules extends DefaultJWTClaimsVerifier<SecurityContext> {

    private static final int SKEW_SECONDS = 30;

    private final Clock clock;

    TokenRules(String issuer, Clock clock) {
        super(
                Set.of("authenticated"),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .claim("role", "authenticated")
                        .build(),
                Set.of("exp", "sub"),
                Set.of("client_id"));
        this.clock = clock;
        setMaxClockSkew(SKEW_SECONDS);
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        if (!claims.getExpirationTime().after(currentTime())) {
            // the skew is for clocks that run ahead of ours; an expired token has no claim to it
            throw new BadJWTException("Expired JWT");
        }
        Date issued = claims.getIssueTime();
        if (issued != null && issued.toInstant().isAfter(clock.instant().plusSeconds(SKEW_SECONDS))) {
            throw new BadJWTException("JWT issued in the future");
        }
        requireUuid(claims.getSubject());
        Object session = claims.getClaim("session_id");
        if (session != null) {
            requireUuid(session.toString());
        }
        if (Boolean.TRUE.equals(claims.getClaim("is_anonymous"))) {
            throw new BadJWTException("Anonymous user");
        }
    }

    private static void requireUuid(String value) throws BadJWTException {
        try {
            if (!UUID.fromString(value).toString().equalsIgnoreCase(value)) {
                throw new BadJWTException("Not a UUID");
            }
        } catch (IllegalArgumentException notAUuid) {
            throw new BadJWTException("Not a UUID", notAUuid);
        }
    }
}
