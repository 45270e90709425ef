package io.onyxos.localstack.auth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** {@code auth.sessions}: one per sign-in; its tokens die with it. */
final class Sessions {

    private static final String SELECT = """
            select s.id, s.user_id, s.aal, s.not_after < now() as expired,
                   (select coalesce(json_agg(json_build_object('method', authentication_method,
                               'timestamp', extract(epoch from updated_at)::bigint) order by updated_at desc), '[]')
                      from auth.mfa_amr_claims where session_id = s.id) as amr
              from auth.sessions s
             where s.id = ?
            """;

    private Sessions() {}

    /** A new session of somebody who proved himself by this method ({@code password}, {@code otp}). */
    static JsonObject open(Sql sql, UUID userId, String method) throws SQLException {
        var id = UUID.randomUUID();
        sql.run(
                "insert into auth.sessions (id, user_id, created_at, updated_at, aal) values (?, ?, now(), now(), 'aal1')",
                id,
                userId);
        proved(sql, id, method);
        sql.run("update auth.users set last_sign_in_at = now(), updated_at = now() where id = ?", userId);
        return find(sql, id).orElseThrow();
    }

    static Optional<JsonObject> find(Sql sql, UUID id) throws SQLException {
        return sql.first(SELECT, id).map(Sessions::unlessExpired);
    }

    /** Adds a method of authentication to the session. */
    static void proved(Sql sql, UUID id, String method) throws SQLException {
        sql.run(
                "insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)"
                        + " values (gen_random_uuid(), ?, now(), now(), ?)"
                        + " on conflict (session_id, authentication_method) do update set updated_at = now()",
                id,
                method);
    }

    /** Ends sessions of a user: {@code global} all, {@code local} this one, {@code others} all but this one. */
    static void end(Sql sql, UUID userId, UUID id, String scope) throws SQLException {
        switch (scope) {
            case "global" -> sql.run("delete from auth.sessions where user_id = ?", userId);
            case "local" -> sql.run("delete from auth.sessions where id = ?", id);
            case "others" -> sql.run("delete from auth.sessions where user_id = ? and id <> ?", userId, id);
            default -> throw AuthError.validation("Unsupported logout scope \"" + scope + "\"");
        }
    }

    private static JsonObject unlessExpired(JsonObject session) {
        if (Boolean.TRUE.equals(session.getBoolean("expired"))) {
            throw new AuthError(400, "session_expired", "Invalid Refresh Token: Session Expired");
        }
        if (session.getValue("amr") == null) session.put("amr", new JsonArray());
        return session;
    }
}
