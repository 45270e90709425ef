package io.onyxos.localstack.auth;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.UUID;
import org.jose4j.base64url.Base64Url;

/**
 * {@code auth.refresh_tokens}: each is good once. Whoever presents one that was exchanged long ago may have stolen it, so
 * the whole family dies; a client that lost the answer may repeat itself.
 */
final class RefreshTokens {

    private static final int REUSE_SECONDS = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RefreshTokens() {}

    /** A new token of the session, in exchange for its parent if there is one. */
    static String issue(Sql sql, UUID userId, UUID sessionId, String parent) throws SQLException {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        var token = Base64Url.encode(bytes);
        sql.run(
                "insert into auth.refresh_tokens (instance_id, token, user_id, parent, session_id, revoked, created_at,"
                        + " updated_at) values ('00000000-0000-0000-0000-000000000000', ?, ?, ?, ?, false,"
                        + " clock_timestamp(), clock_timestamp())",
                token,
                userId.toString(),
                parent,
                sessionId);
        return token;
    }

    /** The refresh token that follows the presented one; refused with null as token once the family is revoked. */
    static Exchange exchange(Sql sql, String presented) throws SQLException {
        var found = sql.first(
                        "select user_id::uuid, session_id, revoked,"
                                + " clock_timestamp() > updated_at + make_interval(secs => ?) as too_late"
                                + " from auth.refresh_tokens where token = ?",
                        REUSE_SECONDS,
                        presented)
                .orElseThrow(() -> new AuthError(
                        400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found"));
        var userId = UUID.fromString(found.getString("user_id"));
        var sessionId = UUID.fromString(found.getString("session_id"));
        // two exchanges at a time: the second waits here and then sees what the first has done
        sql.first("select id from auth.sessions where id = ? for update", sessionId);
        var isFresh = sql.run(
                        "update auth.refresh_tokens set revoked = true, updated_at = clock_timestamp()"
                                + " where token = ? and not revoked",
                        presented)
                == 1;
        if (isFresh) return new Exchange(userId, sessionId, issue(sql, userId, sessionId, presented));

        var active = active(sql, sessionId);
        // only whoever lost the answer still presents the parent of the newest: that one is forgiven at any age
        if (active != null && presented.equals(active.getString("parent"))) {
            return new Exchange(userId, sessionId, active.getString("token"));
        }
        if (found.getBoolean("revoked") && found.getBoolean("too_late")) {
            sql.run(
                    "update auth.refresh_tokens set revoked = true, updated_at = now() where session_id = ?",
                    sessionId);
            return new Exchange(userId, sessionId, null);
        }
        return new Exchange(userId, sessionId, issue(sql, userId, sessionId, presented));
    }

    private static JsonObject active(Sql sql, UUID sessionId) throws SQLException {
        return sql.first(
                        "select token, parent from auth.refresh_tokens where session_id = ? and not revoked"
                                + " order by id desc limit 1",
                        sessionId)
                .orElse(null);
    }

    /** @param token null when the presented one was exchanged before: the family is revoked now */
    record Exchange(UUID userId, UUID sessionId, String token) {}
}
