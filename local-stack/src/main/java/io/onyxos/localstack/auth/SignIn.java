package io.onyxos.localstack.auth;

import static io.vertx.core.http.HttpMethod.POST;

import io.onyxos.localstack.auth.Users.NewUser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Signing up and in with a password, and staying signed in. */
final class SignIn {

    private final AuthSettings settings;
    private final AccessTokens tokens;
    private final MailLinks mails;
    private final WrongPasswords wrongPasswords;

    SignIn(AuthSettings settings, AccessTokens tokens, MailLinks mails) {
        this.settings = settings;
        this.tokens = tokens;
        this.mails = mails;
        this.wrongPasswords = new WrongPasswords(settings.wrongPasswords());
    }

    void mount(Endpoints endpoints) {
        endpoints.on(POST, "/signup", this::signUp);
        endpoints.on(POST, "/token", this::token);
    }

    private Answer signUp(Request request, Sql sql) throws SQLException {
        if (request.text("email").isEmpty() && request.text("password").isEmpty()) {
            throw new AuthError(422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled");
        }
        if (!request.text("phone").isEmpty()) {
            throw new AuthError(400, "phone_provider_disabled", "Phone signups are disabled");
        }
        if (request.text("password").isEmpty()) throw AuthError.validation("Signup requires a valid password");
        var email = request.email();
        var password = request.newPassword(settings);
        var known = Users.byEmail(sql, email);
        if (known.isPresent() && settings.autoconfirm()) throw Users.alreadyRegistered();
        if (known.isPresent() && known.get().containsKey("email_confirmed_at")) return concealed(known.get());
        var id = known.map(user -> UUID.fromString(user.getString("id"))).orElse(null);
        if (id == null) {
            id = Users.create(sql, NewUser.signingUp(email, password, settings.autoconfirm(), request.object("data")));
        }
        if (settings.autoconfirm()) return Answer.ok(open(sql, id, "password"));
        mails.send(sql, id, MailKind.SIGNUP, request);
        return Answer.ok(Users.byId(sql, id).orElseThrow());
    }

    // where addresses are confirmed by mail, an answer does not tell which ones are known
    private static Answer concealed(JsonObject user) {
        var shown = new JsonObject().put("id", UUID.randomUUID().toString()).put("identities", new JsonArray());
        for (var field : List.of("aud", "role", "email", "phone", "created_at", "updated_at")) {
            shown.put(field, user.getValue(field));
        }
        return Answer.ok(shown.put("user_metadata", new JsonObject()).put("app_metadata", new JsonObject()));
    }

    private Answer token(Request request, Sql sql) throws SQLException {
        return switch (request.query("grant_type", "")) {
            case "password" -> password(request, sql);
            case "refresh_token" -> refresh(request, sql);
            case "pkce" -> exchange(request, sql);
            default -> throw new AuthError(400, "invalid_credentials", "unsupported_grant_type");
        };
    }

    private Answer password(Request request, Sql sql) throws SQLException {
        var email = request.text("email").strip().toLowerCase(Locale.ROOT);
        if (email.isEmpty()) throw AuthError.validation("missing email or phone");
        wrongPasswords.check(email);
        var user = Users.byEmail(sql, email).orElseThrow(() -> wrongPasswords.refusal(email));
        var id = UUID.fromString(user.getString("id"));
        if (!Users.hasPassword(sql, id, request.text("password"))) throw wrongPasswords.refusal(email);
        refuseBanned(user, 400);
        if (!user.containsKey("email_confirmed_at")) {
            throw new AuthError(400, "email_not_confirmed", "Email not confirmed");
        }
        return Answer.ok(open(sql, id, "password"));
    }

    private Answer exchange(Request request, Sql sql) throws SQLException {
        var code = request.text("auth_code");
        var verifier = request.text("code_verifier");
        if (code.isEmpty() || verifier.isEmpty()) {
            throw AuthError.validation("invalid request: both auth code and code verifier should be non-empty");
        }
        var flow = FlowStates.exchange(sql, code, verifier);
        var id = UUID.fromString(flow.getString("user_id"));
        refuseBanned(Users.byId(sql, id).orElseThrow(AuthError::userNotFound), 403);
        return Answer.ok(open(sql, id, flow.getString("method")));
    }

    private Answer refresh(Request request, Sql sql) throws SQLException {
        if (request.text("refresh_token").isEmpty()) throw AuthError.validation("refresh_token required");
        var exchange = RefreshTokens.exchange(sql, request.text("refresh_token"));
        if (exchange.token() == null) {
            return Answer.refusing(
                    new AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used"));
        }
        refuseBanned(Users.byId(sql, exchange.userId()).orElseThrow(), 400);
        sql.run("update auth.sessions set refreshed_at = now() at time zone 'utc' where id = ?", exchange.sessionId());
        return Answer.ok(signedIn(sql, exchange.userId(), exchange.sessionId(), exchange.token()));
    }

    /** Opens a session and returns what a client keeps of it. */
    JsonObject open(Sql sql, UUID userId, String method) throws SQLException {
        var sessionId = UUID.fromString(Sessions.open(sql, userId, method).getString("id"));
        return signedIn(sql, userId, sessionId, RefreshTokens.issue(sql, userId, sessionId, null));
    }

    JsonObject signedIn(Sql sql, UUID userId, UUID sessionId, String refreshToken) throws SQLException {
        var user = Users.byId(sql, userId).orElseThrow();
        var session = Sessions.find(sql, sessionId).orElseThrow();
        return new JsonObject()
                .put("access_token", tokens.mint(user, session).token())
                .put("token_type", "bearer")
                .put("expires_in", settings.tokenLifetime().toSeconds())
                .put("expires_at", Instant.now().plus(settings.tokenLifetime()).getEpochSecond())
                .put("refresh_token", refreshToken)
                .put("user", user);
    }

    static void refuseBanned(JsonObject user, int status) {
        var until = user.getString("banned_until");
        if (until != null && OffsetDateTime.parse(until).toInstant().isAfter(Instant.now())) {
            throw AuthError.banned(status);
        }
    }
}
