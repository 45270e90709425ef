package io.onyxos.localstack.auth;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** {@code auth.users} and {@code auth.identities}, in the form in which Supabase Auth shows a user. */
final class Users {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String SELECT = """
            select u.id, u.aud, u.role, u.email, u.email_confirmed_at, u.invited_at, coalesce(u.phone, '') as phone,
                   u.confirmation_sent_at, u.email_confirmed_at as confirmed_at, u.recovery_sent_at,
                   u.email_change as new_email, u.last_sign_in_at,
                   coalesce(u.raw_app_meta_data, '{}') as app_metadata,
                   coalesce(u.raw_user_meta_data, '{}') as user_metadata,
                   (select coalesce(json_agg(f), '[]')
                      from (select id, created_at, updated_at, status, friendly_name, factor_type
                              from auth.mfa_factors where user_id = u.id order by created_at) f) as factors,
                   (select coalesce(json_agg(i), '[]')
                      from (select id as identity_id, provider_id as id, user_id, identity_data, provider,
                                   last_sign_in_at, created_at, updated_at, identity_data ->> 'email' as email
                              from auth.identities where user_id = u.id order by created_at) i) as identities,
                   u.created_at, u.updated_at, u.banned_until, u.deleted_at, coalesce(u.is_anonymous, false) as is_anonymous
              from auth.users u
            """;

    private static final String INSERT = """
            insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, invited_at,
                raw_app_meta_data, raw_user_meta_data, confirmation_token, recovery_token, email_change_token_new, email_change,
                created_at, updated_at)
            values ('00000000-0000-0000-0000-000000000000', ?, 'authenticated', 'authenticated', ?,
                coalesce(extensions.crypt(?::text, extensions.gen_salt('bf', 10)), ''),
                case when ? then now() end, case when ? then now() end,
                jsonb_build_object('provider', 'email', 'providers', jsonb_build_array('email')) || ?::jsonb, ?::jsonb,
                '', '', '', '', now(), now())
            """;

    private static final String INSERT_IDENTITY = """
            insert into auth.identities (id, provider_id, user_id, identity_data, provider, last_sign_in_at, created_at,
                updated_at)
            values (gen_random_uuid(), ?::uuid::text, ?,
                jsonb_build_object('sub', ?::uuid, 'email', ?::text, 'email_verified', false, 'phone_verified', false),
                'email', now(), now(), now())
            """;

    private Users() {}

    static Optional<JsonObject> byId(Sql sql, UUID id) throws SQLException {
        return one(sql, "where u.id = ?", id);
    }

    static Optional<JsonObject> byEmail(Sql sql, String email) throws SQLException {
        return one(sql, "where lower(u.email) = ? and not coalesce(u.is_sso_user, false)", email);
    }

    /** The user with this condition on {@code auth.users u}, without the fields that are null. */
    static Optional<JsonObject> one(Sql sql, String condition, Object... arguments) throws SQLException {
        return sql.first(SELECT + condition, arguments).map(Users::withoutNulls);
    }

    static List<JsonObject> page(Sql sql, int size, int offset) throws SQLException {
        return sql.all(SELECT + "order by u.created_at desc, u.id limit ? offset ?", size, offset).stream()
                .map(Users::withoutNulls)
                .toList();
    }

    /** The new user's id; two sign-ups of one address at a time: one is refused. */
    static UUID create(Sql sql, NewUser user) throws SQLException {
        try {
            var id = user.id();
            sql.run(
                    INSERT,
                    id,
                    user.email(),
                    user.password(),
                    user.confirmed(),
                    user.invited(),
                    user.appMetadata(),
                    user.metadata());
            sql.run(INSERT_IDENTITY, id, id, id, user.email());
            return id;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) throw alreadyRegistered();
            throw e;
        }
    }

    static AuthError alreadyRegistered() {
        return new AuthError(422, "user_already_exists", "User already registered");
    }

    static boolean hasPassword(Sql sql, UUID id, String password) throws SQLException {
        var match =
                "select from auth.users where id = ? and encrypted_password = extensions.crypt(?, encrypted_password)";
        return sql.first("select exists (" + match + ") as same", id, password)
                .orElseThrow()
                .getBoolean("same");
    }

    static void setPassword(Sql sql, UUID id, String password) throws SQLException {
        sql.run(
                "update auth.users set encrypted_password = extensions.crypt(?, extensions.gen_salt('bf', 10)),"
                        + " updated_at = now() where id = ?",
                password,
                id);
    }

    static void confirmEmail(Sql sql, UUID id) throws SQLException {
        sql.run(
                "update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()), confirmation_token = '',"
                        + " updated_at = now() where id = ?",
                id);
        sql.run(
                "update auth.identities set identity_data = identity_data || '{\"email_verified\": true}'"
                        + " where user_id = ? and provider = 'email'",
                id);
    }

    /** Leaves the row, which others refer to, and nothing of the person in it. */
    static void softDelete(Sql sql, UUID id) throws SQLException {
        sql.run(
                "update auth.users set email = md5(id::text || email), phone = null, encrypted_password = '',"
                        + " confirmation_token = '', recovery_token = '', email_change_token_new = '', email_change = '',"
                        + " raw_app_meta_data = '{}', raw_user_meta_data = '{}', deleted_at = now() where id = ?",
                id);
        sql.run("delete from auth.identities where user_id = ?", id);
        sql.run("delete from auth.mfa_factors where user_id = ?", id);
        sql.run("delete from auth.sessions where user_id = ?", id);
    }

    private static JsonObject withoutNulls(JsonObject user) {
        user.getMap().values().removeIf(Objects::isNull);
        if (user.getJsonArray("factors").isEmpty()) user.remove("factors");
        if ("".equals(user.getString("new_email"))) user.remove("new_email");
        return user;
    }

    /** What creates a user; a null password means that none works yet. */
    record NewUser(
            UUID id,
            String email,
            String password,
            boolean confirmed,
            boolean invited,
            JsonObject appMetadata,
            JsonObject metadata) {

        static NewUser signingUp(String email, String password, boolean confirmed, JsonObject metadata) {
            return new NewUser(UUID.randomUUID(), email, password, confirmed, false, new JsonObject(), metadata);
        }

        static NewUser invited(String email, JsonObject metadata) {
            return new NewUser(UUID.randomUUID(), email, null, false, true, new JsonObject(), metadata);
        }
    }
}
