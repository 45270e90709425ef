package io.onyxos.localstack.auth;

import static io.vertx.core.http.HttpMethod.POST;

import io.onyxos.localstack.auth.Users.NewUser;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.UUID;

/** Links that the holder of the service_role key has sent, or takes to send himself. */
final class Invitations {

    private final Callers callers;
    private final MailLinks mails;
    private final AuthSettings settings;

    Invitations(Callers callers, MailLinks mails, AuthSettings settings) {
        this.settings = settings;
        this.callers = callers;
        this.mails = mails;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(POST, "/invite", this::invite);
        endpoints.on(POST, "/admin/generate_link", this::generate);
    }

    private Answer invite(Request request, Sql sql) throws SQLException {
        callers.requireServiceRole(request);
        var id = invited(request, sql);
        mails.send(sql, id, MailKind.INVITE, request);
        return Answer.ok(Users.byId(sql, id).orElseThrow());
    }

    private Answer generate(Request request, Sql sql) throws SQLException {
        callers.requireServiceRole(request);
        var kind = MailKind.ofType(request.text("type"));
        var id =
                switch (kind) {
                    case INVITE -> invited(request, sql);
                    case SIGNUP -> signedUp(request, sql);
                    case RECOVERY, MAGICLINK -> known(request, sql);
                    case EMAIL_CHANGE -> throw AuthError.validation("Links for a change of address are not made here");
                };
        var redirectTo = request.query("redirect_to", request.text("redirect_to"));
        var link = mails.make(sql, id, kind, redirectTo).describe(kind);
        return Answer.ok(Users.byId(sql, id).orElseThrow().mergeIn(link));
    }

    /** The invited user, who is made unless an earlier invitation did. */
    private static UUID invited(Request request, Sql sql) throws SQLException {
        var known = Users.byEmail(sql, request.email());
        if (known.isEmpty()) return Users.create(sql, NewUser.invited(request.email(), request.object("data")));
        if (known.get().containsKey("email_confirmed_at")) throw Account.emailExists();
        return id(known.get());
    }

    private UUID signedUp(Request request, Sql sql) throws SQLException {
        if (Users.byEmail(sql, request.email()).isPresent()) throw Account.emailExists();
        var password = request.newPassword(settings);
        return Users.create(sql, NewUser.signingUp(request.email(), password, false, request.object("data")));
    }

    private static UUID known(Request request, Sql sql) throws SQLException {
        return id(Users.byEmail(sql, request.email()).orElseThrow(AuthError::userNotFound));
    }

    private static UUID id(JsonObject user) {
        return UUID.fromString(user.getString("id"));
    }
}
