package io.onyxos.localstack.auth;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jose4j.base64url.Base64Url;

/**
 * {@code auth.flow_state}, for PKCE (RFC 7636): the challenge of a client that asked for a mail, until the code that the
 * mail's link brings back is exchanged for a session by the client that knows the verifier.
 */
final class FlowStates {

    private static final String PLAIN = "plain";
    private static final Set<String> METHODS = Set.of("s256", PLAIN);
    private static final Pattern CHALLENGE = Pattern.compile("[a-zA-Z0-9._~-]{43,128}");
    private static final String LIFETIME = "5 minutes";

    private FlowStates() {}

    /** Keeps the challenge of the request, if it has one, and returns whether it has. */
    static boolean begin(Sql sql, UUID userId, MailKind kind, Request request) throws SQLException {
        var challenge = request.text("code_challenge");
        var method = request.text("code_challenge_method").toLowerCase();
        if (challenge.isEmpty() && method.isEmpty()) return false;
        if (challenge.isEmpty() || method.isEmpty()) {
            throw AuthError.validation("PKCE flow requires code_challenge_method and code_challenge");
        }
        if (!METHODS.contains(method)) throw AuthError.validation("code_challenge_method has to be s256 or plain");
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw AuthError.validation("code challenge has to be 43 to 128 letters, digits or any of . _ ~ -");
        }
        sql.run(
                "insert into auth.flow_state (id, user_id, auth_code, code_challenge_method, code_challenge, provider_type,"
                        + " authentication_method, created_at, updated_at) values (gen_random_uuid(), ?,"
                        + " gen_random_uuid()::text, ?::auth.code_challenge_method, ?, 'email', ?, now(), now())",
                userId,
                method,
                challenge,
                kind.method);
        return true;
    }

    /** The code of the newest flow of this kind, good from now on for five minutes. */
    static String issueCode(Sql sql, UUID userId, MailKind kind) throws SQLException {
        return sql.first(
                        "update auth.flow_state set auth_code_issued_at = now(), updated_at = now() where id ="
                                + " (select id from auth.flow_state where user_id = ? and authentication_method = ?"
                                + " order by created_at desc limit 1) returning auth_code",
                        userId,
                        kind.method)
                .orElseThrow(FlowStates::notFound)
                .getString("auth_code");
    }

    /** The user and method of the flow, which ends; a refusal leaves it as it is. */
    static JsonObject exchange(Sql sql, String code, String verifier) throws SQLException {
        var flow = sql.first(
                        "delete from auth.flow_state where auth_code = ? and auth_code_issued_at is not null returning"
                                + " user_id, authentication_method as method, code_challenge as challenge,"
                                + " code_challenge_method::text as challenge_method,"
                                + " auth_code_issued_at < now() - ?::interval as expired",
                        code,
                        LIFETIME)
                .orElseThrow(FlowStates::notFound);
        if (flow.getBoolean("expired")) {
            throw new AuthError(403, "flow_state_expired", "invalid flow state, flow state has expired");
        }
        var expected = flow.getString("challenge").getBytes(StandardCharsets.US_ASCII);
        var shown = flow.getString("challenge_method").equals(PLAIN)
                ? verifier
                : Base64Url.encode(DigestUtils.sha256(verifier));
        if (!MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.US_ASCII))) {
            throw new AuthError(
                    400, "bad_code_verifier", "code challenge does not match previously saved code verifier");
        }
        return flow;
    }

    private static AuthError notFound() {
        return new AuthError(404, "flow_state_not_found", "invalid flow state, no valid flow state found");
    }
}
