package io.onyxos.localstack.auth;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.UUID;

/** What signed-in people do with their own account: read, change, sign out. */
final class Account {

    private final Callers callers;
    private final MailLinks mails;
    private final AuthSettings settings;

    Account(Callers callers, MailLinks mails, AuthSettings settings) {
        this.callers = callers;
        this.mails = mails;
        this.settings = settings;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(
                GET,
                "/user",
                (request, sql) -> Answer.ok(callers.user(request, sql).user()));
        endpoints.on(PUT, "/user", this::change);
        endpoints.on(POST, "/logout", this::signOut);
    }

    private Answer change(Request request, Sql sql) throws SQLException {
        var caller = callers.user(request, sql);
        var id = caller.userId();
        if (!request.text("phone").isEmpty()) {
            throw new AuthError(400, "phone_provider_disabled", "Phone changes are disabled");
        }
        if (request.body().containsKey("password")) {
            var password = request.newPassword(settings);
            if (Users.hasPassword(sql, id, password)) {
                throw new AuthError(422, "same_password", "New password should be different from the old password.");
            }
            Users.setPassword(sql, id, password);
            Sessions.end(sql, id, caller.sessionId(), "others");
        }
        mergeMetadata(sql, id, "raw_user_meta_data", request.object("data"));
        if (!request.text("email").isEmpty()) changeEmail(request, sql, caller.user(), id);
        return Answer.ok(Users.byId(sql, id).orElseThrow());
    }

    private void changeEmail(Request request, Sql sql, JsonObject user, UUID id) throws SQLException {
        var email = request.email();
        if (email.equals(user.getString("email"))) return;
        if (Users.byEmail(sql, email).isPresent()) throw emailExists();
        if (settings.autoconfirm()) {
            setEmail(sql, id, email);
            return;
        }
        sql.run("update auth.users set email_change = ?, updated_at = now() where id = ?", email, id);
        mails.send(sql, id, MailKind.EMAIL_CHANGE, request);
    }

    private Answer signOut(Request request, Sql sql) throws SQLException {
        var caller = callers.user(request, sql);
        Sessions.end(sql, caller.userId(), caller.sessionId(), request.query("scope", "global"));
        return Answer.noContent();
    }

    static AuthError emailExists() {
        return new AuthError(422, "email_exists", "A user with this email address has already been registered");
    }

    static void setEmail(Sql sql, UUID id, String email) throws SQLException {
        sql.run(
                "update auth.users set email = ?, email_change = '', email_change_token_new = '',"
                        + " email_confirmed_at = now(), updated_at = now() where id = ?",
                email,
                id);
        sql.run(
                "update auth.identities set identity_data = identity_data || jsonb_build_object('email', ?::text),"
                        + " updated_at = now() where user_id = ? and provider = 'email'",
                email,
                id);
    }

    /** Adds the keys; a key whose new value is null goes. */
    static void mergeMetadata(Sql sql, UUID id, String column, JsonObject changes) throws SQLException {
        if (changes.isEmpty()) return;
        sql.run(
                "update auth.users set updated_at = now(), " + column
                        + " = (select coalesce(jsonb_object_agg(key, value)"
                        + " filter (where value <> 'null'), '{}') from jsonb_each(coalesce(" + column
                        + ", '{}') || ?::jsonb)) where id = ?",
                changes,
                id);
    }
}
