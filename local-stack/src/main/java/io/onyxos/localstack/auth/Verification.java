package io.onyxos.localstack.auth;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.onyxos.localstack.auth.Users.NewUser;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asking for a mail, and proving with its link or code that it arrived. */
final class Verification {

    private final SignIn signIn;
    private final MailLinks mails;

    Verification(SignIn signIn, MailLinks mails) {
        this.signIn = signIn;
        this.mails = mails;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(POST, "/recover", (request, sql) -> mail(request, sql, MailKind.RECOVERY));
        endpoints.on(POST, "/otp", this::mailSignIn);
        endpoints.on(POST, "/magiclink", this::mailSignIn);
        endpoints.on(POST, "/resend", (request, sql) -> mail(request, sql, MailKind.ofType(request.text("type"))));
        endpoints.on(GET, "/verify", this::follow);
        endpoints.on(POST, "/verify", this::enter);
    }

    /** Signs up who is not known yet, unless the client asks for the contrary. */
    private Answer mailSignIn(Request request, Sql sql) throws SQLException {
        if (Users.byEmail(sql, request.email()).isEmpty()) {
            if (Boolean.FALSE.equals(request.body().getValue("create_user"))) {
                throw new AuthError(422, "otp_disabled", "Signups not allowed for otp");
            }
            Users.create(sql, NewUser.signingUp(request.email(), null, false, request.object("data")));
        }
        return mail(request, sql, MailKind.MAGICLINK);
    }

    // the same answer whether the address is known or not
    private Answer mail(Request request, Sql sql, MailKind kind) throws SQLException {
        request.refusePkce();
        var user = Users.byEmail(sql, request.email());
        if (user.isPresent()) {
            var id = UUID.fromString(user.get().getString("id"));
            mails.send(sql, id, kind, request.query("redirect_to", ""));
        }
        return Answer.ok(new JsonObject());
    }

    private Answer follow(Request request, Sql sql) throws SQLException {
        var target = mails.allowed(request.query("redirect_to", ""));
        var type = request.query("type", "");
        try {
            var session = prove(sql, MailKind.ofType(type), request.query("token", ""));
            var fragment = new LinkedHashMap<String, String>();
            for (var field : new String[] {"access_token", "expires_at", "expires_in", "refresh_token", "token_type"}) {
                fragment.put(field, String.valueOf(session.getValue(field)));
            }
            fragment.put("type", type);
            return Answer.redirect(target + fragment(fragment));
        } catch (AuthError e) {
            return Answer.redirect(target
                    + fragment(Map.of(
                            "error", "access_denied", "error_code", e.code, "error_description", e.getMessage())));
        }
    }

    private Answer enter(Request request, Sql sql) throws SQLException {
        var hash = request.text("token_hash");
        if (hash.isEmpty()) {
            if (request.text("token").isEmpty()) throw AuthError.validation("Verify requires a token or a token hash");
            hash = MailLinks.hash(request.email(), request.text("token"));
        }
        var type = request.text("type").toLowerCase(Locale.ROOT);
        if (!type.equals("email")) return Answer.ok(prove(sql, MailKind.ofType(type), hash));
        var kind = find(sql, MailKind.SIGNUP, hash) == null ? MailKind.MAGICLINK : MailKind.SIGNUP;
        return Answer.ok(prove(sql, kind, hash));
    }

    private JsonObject prove(Sql sql, MailKind kind, String hash) throws SQLException {
        var user = find(sql, kind, hash);
        if (user == null) throw new AuthError(403, "otp_expired", "Email link is invalid or has expired");
        SignIn.refuseBanned(user, 403);
        var id = UUID.fromString(user.getString("id"));
        sql.run("update auth.users set " + kind.tokenColumn + " = '' where id = ?", id);
        if (kind == MailKind.EMAIL_CHANGE) Account.setEmail(sql, id, user.getString("new_email"));
        else Users.confirmEmail(sql, id);
        return signIn.open(sql, id, "otp");
    }

    /** Who was sent this within the hour. */
    private static JsonObject find(Sql sql, MailKind kind, String hash) throws SQLException {
        if (hash.isEmpty()) return null;
        var fresh = kind.sentColumn + " > now() - interval '1 hour'";
        return Users.one(sql, "where u." + kind.tokenColumn + " = ? and u." + fresh, hash)
                .orElse(null);
    }

    private static String fragment(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "#", ""));
    }
}
