package io.onyxos.kit.identity;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.security.Principal;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The person behind a verified Supabase access token.
 *
 * @param id claim {@code sub}: the Auth user, equal to the profile's id
 * @param email claim {@code email}, lower case, empty for phone accounts
 * @param assuranceLevel claim {@code aal}: {@code aal1} or {@code aal2}
 * @param expiresAt when the token ends; streams close then
 * @param claims what SQL sees as {@code request.jwt.claims}: a short list, written anew from verified values
 */
public record Caller(UUID id, String email, String assuranceLevel, Instant expiresAt, String claims)
        implements Principal {

    /** Reads claims that {@link TokenVerifier} has already checked. */
    static Caller of(JWTClaimsSet verified) throws ParseException {
        Map<String, Object> forSql = new LinkedHashMap<>();
        for (String claim : new String[] {"sub", "role", "aal", "session_id", "email", "is_anonymous"}) {
            if (verified.getClaim(claim) != null) {
                forSql.put(claim, verified.getClaim(claim));
            }
        }
        String email = verified.getStringClaim("email");
        return new Caller(
                UUID.fromString(verified.getSubject()),
                email == null ? "" : email.toLowerCase(java.util.Locale.ROOT),
                verified.getStringClaim("aal") == null ? "aal1" : verified.getStringClaim("aal"),
                verified.getExpirationTime().toInstant(),
                JSONObjectUtils.toJSONString(forSql));
    }

    @Override
    public String getName() {
        return id.toString();
    }
}
