package io.onyxos.kit.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

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

    /** Reads claims that {@link TokenRules} has already checked. */
    static Caller of(JwtClaims verified) throws MalformedClaimException {
        Map<String, Object> forSql = new LinkedHashMap<>();
        for (String claim : new String[] {"sub", "role", "aal", "session_id", "email", "is_anonymous"}) {
            if (verified.hasClaim(claim)) {
                forSql.put(claim, verified.getClaimValue(claim));
            }
        }
        String email = verified.getStringClaimValue("email");
        String assuranceLevel = verified.getStringClaimValue("aal");
        return new Caller(
                UUID.fromString(verified.getSubject()),
                email == null ? "" : email.toLowerCase(Locale.ROOT),
                assuranceLevel == null ? "aal1" : assuranceLevel,
                Instant.ofEpochMilli(verified.getExpirationTime().getValueInMillis()),
                JsonUtil.toJson(forSql));
    }

    @Override
    public String getName() {
        return id.toString();
    }
}
