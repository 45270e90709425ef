package io.onyxos.kit.identity;

import io.quarkus.security.AuthenticationFailedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * What a token's header says of its signature. jose4j reads headers and base64 more leniently than RFC 7515 allows, so that
 * one token could be spelled in many ways; these are refused here. Headers that bring or name a key ({@code jku},
 * {@code x5u}, {@code jwk}) are never followed.
 *
 * @param algorithm {@code alg}; empty if there is none
 * @param keyId {@code kid}; null if there is none
 */
record TokenHeader(String algorithm, String keyId) {

    /** @throws AuthenticationFailedException the token is not in compact form, or has extensions that must be understood */
    static TokenHeader of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new AuthenticationFailedException("Token is not in compact form");
        }
        byte[] header = decoded(parts[0]);
        decoded(parts[1]);
        decoded(parts[2]);
        try {
            Map<String, Object> fields = JsonUtil.parseJson(new String(header, StandardCharsets.UTF_8));
            if (fields.containsKey("crit")) {
                // RFC 7515 4.1.11 forbids an empty one, which jose4j accepts
                throw new AuthenticationFailedException("Token has critical extensions");
            }
            return new TokenHeader(Objects.toString(fields.get("alg"), ""), (String) fields.get("kid"));
        } catch (JoseException | ClassCastException malformed) {
            throw new AuthenticationFailedException("Token has a malformed header", malformed);
        }
    }

    /** Base64url without padding or characters that a lenient decoder skips. */
    private static byte[] decoded(String part) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(part);
            if (decoded.length > 0
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(decoded)
                            .equals(part)) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below
        }
        throw new AuthenticationFailedException("Token is not in compact form");
    }
}
