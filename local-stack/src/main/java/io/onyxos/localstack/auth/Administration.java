package io.onyxos.localstack.auth;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.onyxos.localstack.auth.Users.NewUser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** What the holder of the service_role key does with everybody's account. */
final class Administration {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final Callers callers;
    private final AuthSettings settings;

    Administration(Callers callers, AuthSettings settings) {
        this.settings = settings;
        this.callers = callers;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(POST, "/admin/users", guarded(this::create));
        endpoints.on(GET, "/admin/users", guarded(this::list));
        endpoints.on(GET, "/admin/users/:id", guarded((request, sql) -> Answer.ok(user(request, sql))));
        endpoints.on(PUT, "/admin/users/:id", guarded(this::change));
        endpoints.on(DELETE, "/admin/users/:id", guarded(this::delete));
    }

    private Endpoints.Action guarded(Endpoints.Action action) {
        return (request, sql) -> {
            callers.requireServiceRole(request);
            return action.answer(request, sql);
        };
    }

    private Answer create(Request request, Sql sql) throws SQLException {
        var email = request.email();
        if (Users.byEmail(sql, email).isPresent()) throw Account.emailExists();
        var id = request.text("id").isEmpty() ? UUID.randomUUID() : UUID.fromString(request.text("id"));
        var password = request.text("password").isEmpty() ? null : request.newPassword(settings);
        Users.create(
                sql,
                new NewUser(
                        id,
                        email,
                        password,
                        request.flag("email_confirm"),
                        false,
                        request.object("app_metadata"),
                        request.object("user_metadata")));
        if (request.flag("email_confirm")) Users.confirmEmail(sql, id);
        ban(request, sql, id);
        return Answer.ok(Users.byId(sql, id).orElseThrow());
    }

    private Answer list(Request request, Sql sql) throws SQLException {
        int size = Math.min(request.number("per_page", 50), 1000);
        int page = request.number("page", 1);
        int total = sql.first("select count(*) as total from auth.users")
                .orElseThrow()
                .getInteger("total");
        int last = Math.max(1, (total + size - 1) / size);
        var links = link(request, last, size, "last");
        if (page < last) links = link(request, page + 1, size, "next") + ", " + links;
        var users = new JsonArray(Users.page(sql, size, (page - 1) * size));
        return new Answer(
                200,
                new JsonObject().put("users", users).put("aud", "authenticated"),
                Map.of("x-total-count", String.valueOf(total), "Link", links));
    }

    private static String link(Request request, int page, int size, String relation) {
        var path = request.context().normalizedPath();
        return "<" + path + "?page=" + page + "&per_page=" + size + ">; rel=\"" + relation + "\"";
    }

    private JsonObject user(Request request, Sql sql) throws SQLException {
        return Users.byId(sql, request.id("id")).orElseThrow(AuthError::userNotFound);
    }

    private Answer change(Request request, Sql sql) throws SQLException {
        var user = user(request, sql);
        var id = UUID.fromString(user.getString("id"));
        if (!request.text("email").isEmpty()) {
            var holder = Users.byEmail(sql, request.email());
            if (holder.isPresent() && !holder.get().getString("id").equals(id.toString())) throw Account.emailExists();
            Account.setEmail(sql, id, request.email());
        }
        if (!request.text("password").isEmpty()) Users.setPassword(sql, id, request.newPassword(settings));
        if (request.flag("email_confirm")) Users.confirmEmail(sql, id);
        Account.mergeMetadata(sql, id, "raw_app_meta_data", request.object("app_metadata"));
        Account.mergeMetadata(sql, id, "raw_user_meta_data", request.object("user_metadata"));
        ban(request, sql, id);
        return Answer.ok(Users.byId(sql, id).orElseThrow());
    }

    private static void ban(Request request, Sql sql, UUID id) throws SQLException {
        var duration = request.text("ban_duration");
        if (duration.isEmpty()) return;
        if (!duration.matches("none|([0-9]+[hms])+")) throw AuthError.validation("invalid format for ban duration");
        var interval = duration.equals("none") ? null : duration;
        sql.run("update auth.users set banned_until = now() + ?::interval where id = ?", interval, id);
    }

    private Answer delete(Request request, Sql sql) throws SQLException {
        var id = UUID.fromString(user(request, sql).getString("id"));
        try {
            if (request.flag("should_soft_delete")) Users.softDelete(sql, id);
            else sql.run("delete from auth.users where id = ?", id);
            return Answer.ok(new JsonObject());
        } catch (SQLException e) {
            if (!FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) throw e;
            throw new AuthError(500, "unexpected_failure", "Database error deleting user");
        }
    }
}
