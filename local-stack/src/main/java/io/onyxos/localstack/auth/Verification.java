package io.onyxos.localstack.auth;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.onyxos.localstack.auth.Users.NewUser;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asking for a mail, and proving with its link or code that it arrived. */
final class Verification {

    private final SignIn signIn;
    private final MailLinks mails;
    private final AuthSettings settings;

    Verification(SignIn signIn, MailLinks mails, AuthSettings settings) {
        this.settings = settings;
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
        var user = Users.byEmail(sql, request.email());
        if (user.isPresent()) {
            var id = UUID.fromString(user.get().getString("id"));
            mails.send(sql, id, kind, request);
        }
        return Answer.ok(new JsonObject());
    }

    private Answer follow(Request request, Sql sql) throws SQLException {
        var target = settings.redirect(request.query("redirect_to", ""));
        var type = request.query("type", "");
        var token = request.query("token", "");
        var isPkce = token.startsWith(MailLinks.PKCE);
        try {
            var kind = MailKind.ofType(type);
            var id = prove(sql, kind, token);
            if (isPkce) return Answer.redirect(withQuery(target, Map.of("code", FlowStates.issueCode(sql, id, kind))));
            var session = signIn.open(sql, id, "otp");
            var fragment = new LinkedHashMap<String, String>();
            for (var field : new String[] {"access_token", "expires_at", "expires_in", "refresh_token", "token_type"}) {
                fragment.put(field, String.valueOf(session.getValue(field)));
            }
            fragment.put("type", type);
            return Answer.redirect(target + "#" + encoded(fragment));
        } catch (AuthError e) {
            var problem = Map.of("error", "access_denied", "error_code", e.code, "error_description", e.getMessage());
            return Answer.redirect((isPkce ? withQuery(target, problem) : target) + "#" + encoded(problem));
        }
    }

    private Answer enter(Request request, Sql sql) throws SQLException {
        var type = request.text("type").toLowerCase(Locale.ROOT);
        var isEmail = type.equals("email");
        var kind = isEmail ? MailKind.MAGICLINK : MailKind.ofType(type);
        var proof = proof(request, sql, isEmail ? List.of(MailKind.SIGNUP, MailKind.MAGICLINK) : List.of(kind));
        if (isEmail && find(sql, MailKind.SIGNUP, proof) != null) kind = MailKind.SIGNUP;
        return Answer.ok(signIn.open(sql, prove(sql, kind, proof), "otp"));
    }

    /** What the database holds of the code that was typed or of the link whose token was sent. */
    private static String proof(Request request, Sql sql, List<MailKind> kinds) throws SQLException {
        if (!request.text("token_hash").isEmpty()) return request.text("token_hash");
        if (request.text("token").isEmpty()) throw AuthError.validation("Verify requires a token or a token hash");
        var hash = MailLinks.hash(request.email(), request.text("token"));
        for (var kind : kinds) {
            // a code proves the same as its link and needs no verifier, since it was typed into the client itself
            if (find(sql, kind, MailLinks.PKCE + hash) != null) return MailLinks.PKCE + hash;
        }
        return hash;
    }

    private static UUID prove(Sql sql, MailKind kind, String hash) throws SQLException {
        var user = find(sql, kind, hash);
        if (user == null) throw new AuthError(403, "otp_expired", "Email link is invalid or has expired");
        SignIn.refuseBanned(user, 403);
        var id = UUID.fromString(user.getString("id"));
        sql.run("update auth.users set " + kind.tokenColumn + " = '' where id = ?", id);
        if (kind == MailKind.EMAIL_CHANGE) Account.setEmail(sql, id, user.getString("new_email"));
        else Users.confirmEmail(sql, id);
        return id;
    }

    /** Who was sent this within the hour. */
    private static JsonObject find(Sql sql, MailKind kind, String hash) throws SQLException {
        if (hash.isEmpty()) return null;
        var fresh = kind.sentColumn + " > now() - interval '1 hour'";
        return Users.one(sql, "where u." + kind.tokenColumn + " = ? and u." + fresh, hash)
                .orElse(null);
    }

    private static String withQuery(String address, Map<String, String> fields) {
        return address + (address.contains("?") ? "&" : "?") + encoded(fields);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
