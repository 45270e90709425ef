package io.onyxos.localstack.auth;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.UUID;

/** Who asks, by the bearer token. */
final class Callers {

    private final AccessTokens tokens;

    Callers(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** The signed-in user, whose session still exists. */
    Caller user(Request request, Sql sql) throws SQLException {
        var claims = tokens.verify(request.bearer());
        if (!(claims.get("sub") instanceof String subject)) {
            throw new AuthError(403, "bad_jwt", "invalid claim: missing sub claim");
        }
        var user = Users.byId(sql, uuid(subject))
                .orElseThrow(() -> new AuthError(403, "user_not_found", "User from sub claim in JWT does not exist"));
        SignIn.refuseBanned(user, 403);
        var session = Sessions.find(sql, uuid(String.valueOf(claims.get("session_id"))))
                .orElseThrow(() ->
                        new AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist"));
        return new Caller(uuid(subject), uuid(session.getString("id")), session.getString("aal"), user);
    }

    /** Refuses everybody but the holder of the service_role key. */
    void requireServiceRole(Request request) {
        var role = tokens.verify(request.bearer()).get("role");
        if (!"service_role".equals(role)) throw new AuthError(403, "not_admin", "User not allowed");
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new AuthError(403, "bad_jwt", "invalid claim: a UUID was expected");
        }
    }

    /** @param user as Supabase Auth shows it */
    record Caller(UUID userId, UUID sessionId, String aal, JsonObject user) {

        boolean isAal2() {
            return "aal2".equals(aal);
        }
    }
}
