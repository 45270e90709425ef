package io.onyxos.localstack.auth;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;

import io.onyxos.localstack.auth.Callers.Caller;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Authenticator apps: enrol, challenge, verify. Verifying lifts the session to aal2. */
final class SecondFactors {

    private static final int CHALLENGE_SECONDS = 300;

    private final Callers callers;
    private final SignIn signIn;

    SecondFactors(Callers callers, SignIn signIn) {
        this.callers = callers;
        this.signIn = signIn;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(POST, "/factors", this::enrol);
        endpoints.on(DELETE, "/factors/:id", this::remove);
        endpoints.on(POST, "/factors/:id/challenge", this::challenge);
        endpoints.on(POST, "/factors/:id/verify", this::verify);
    }

    private Answer enrol(Request request, Sql sql) throws SQLException {
        var caller = callers.user(request, sql);
        if (!"totp".equals(request.text("factor_type"))) throw AuthError.validation("factor_type needs to be totp");
        var name = request.text("friendly_name");
        var known = sql.all("select friendly_name, status from auth.mfa_factors where user_id = ?", caller.userId());
        for (var factor : known) {
            if (name.equals(factor.getString("friendly_name"))) {
                throw new AuthError(
                        422,
                        "mfa_factor_name_conflict",
                        "A factor with the friendly name \"" + name + "\" for this user already exists");
            }
            if ("verified".equals(factor.getString("status")) && !caller.isAal2()) {
                throw new AuthError(403, "insufficient_aal", "AAL2 required to enroll a new factor");
            }
        }
        var id = UUID.randomUUID();
        var secret = Totp.newSecret();
        sql.run(
                "insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, created_at, updated_at, secret)"
                        + " values (?, ?, ?, 'totp', 'unverified', now(), now(), ?)",
                id,
                caller.userId(),
                name,
                secret);
        var uri = uri(request.text("issuer"), caller.user().getString("email"), secret);
        return Answer.ok(new JsonObject()
                .put("id", id.toString())
                .put("type", "totp")
                .put("friendly_name", name)
                .put(
                        "totp",
                        new JsonObject()
                                .put("qr_code", QrCode.svg(uri))
                                .put("secret", secret)
                                .put("uri", uri)));
    }

    private static String uri(String issuer, String account, String secret) {
        var name = encode(issuer.isEmpty() ? "OnyxOS" : issuer);
        return "otpauth://totp/" + name + ":" + encode(account) + "?algorithm=SHA1&digits=6&issuer=" + name
                + "&period=30&secret=" + secret;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer remove(Request request, Sql sql) throws SQLException {
        var caller = callers.user(request, sql);
        var factor = factor(request, sql, caller);
        if ("verified".equals(factor.getString("status")) && !caller.isAal2()) {
            throw new AuthError(422, "insufficient_aal", "AAL2 required to unenroll verified factor");
        }
        var id = request.id("id");
        sql.run("update auth.sessions set aal = 'aal1', factor_id = null where factor_id = ?", id);
        sql.run("delete from auth.mfa_factors where id = ?", id);
        return Answer.ok(new JsonObject().put("id", id.toString()));
    }

    private Answer challenge(Request request, Sql sql) throws SQLException {
        factor(request, sql, callers.user(request, sql));
        var id = UUID.randomUUID();
        sql.run(
                "insert into auth.mfa_challenges (id, factor_id, created_at, ip_address) values (?, ?, now(), '127.0.0.1')",
                id,
                request.id("id"));
        return Answer.ok(new JsonObject()
                .put("id", id.toString())
                .put("type", "totp")
                .put("expires_at", Instant.now().getEpochSecond() + CHALLENGE_SECONDS));
    }

    private Answer verify(Request request, Sql sql) throws SQLException {
        var caller = callers.user(request, sql);
        var factor = factor(request, sql, caller);
        useChallenge(request, sql);
        if (!Totp.matches(factor.getString("secret"), request.text("code"), Instant.now())) {
            throw new AuthError(422, "mfa_verification_failed", "Invalid TOTP code entered");
        }
        var factorId = request.id("id");
        sql.run("update auth.mfa_factors set status = 'verified', updated_at = now() where id = ?", factorId);
        sql.run(
                "delete from auth.mfa_factors where user_id = ? and factor_type = 'totp' and status = 'unverified'",
                caller.userId());
        sql.run("update auth.sessions set aal = 'aal2', factor_id = ? where id = ?", factorId, caller.sessionId());
        Sessions.proved(sql, caller.sessionId(), "totp");
        // whoever signed in with the password alone has to bring the second factor too
        sql.run("delete from auth.sessions where user_id = ? and aal = 'aal1'", caller.userId());
        sql.run(
                "update auth.refresh_tokens set revoked = true, updated_at = now() where session_id = ? and not revoked",
                caller.sessionId());
        var refreshToken = RefreshTokens.issue(sql, caller.userId(), caller.sessionId(), null);
        return Answer.ok(signIn.signedIn(sql, caller.userId(), caller.sessionId(), refreshToken));
    }

    private static void useChallenge(Request request, Sql sql) throws SQLException {
        var id = request.text("challenge_id");
        var used = sql.first(
                        "delete from auth.mfa_challenges where id::text = ? and factor_id = ? returning created_at",
                        id,
                        request.id("id"))
                .orElseThrow(() -> new AuthError(
                        404, "mfa_factor_not_found", "MFA factor with the provided challenge ID not found"));
        var expiry = OffsetDateTime.parse(used.getString("created_at")).plusSeconds(CHALLENGE_SECONDS);
        if (expiry.toInstant().isBefore(Instant.now())) {
            throw new AuthError(
                    422,
                    "mfa_challenge_expired",
                    "MFA challenge " + id
                            + " has expired, verify against another challenge or create a new challenge.");
        }
    }

    private static JsonObject factor(Request request, Sql sql, Caller caller) throws SQLException {
        return sql.first(
                        "select status, secret from auth.mfa_factors where id = ? and user_id = ?",
                        request.id("id"),
                        caller.userId())
                .orElseThrow(() -> new AuthError(404, "mfa_factor_not_found", "Factor not found"));
    }
}
