package io.onyxos.localstack.auth;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** A request as the endpoints read it. */
record Request(RoutingContext context) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final String BEARER = "Bearer ";

    JsonObject body() {
        try {
            var body = context.body().asJsonObject();
            return body == null ? new JsonObject() : body;
        } catch (DecodeException | ClassCastException e) {
            throw new AuthError(400, "bad_json", "Could not parse request body as JSON");
        }
    }

    String text(String field) {
        return body().getValue(field) instanceof String text ? text : "";
    }

    JsonObject object(String field) {
        return body().getValue(field) instanceof JsonObject object ? object : new JsonObject();
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(body().getValue(field));
    }

    String query(String name, String otherwise) {
        return context.request().getParam(name, otherwise);
    }

    /** A number of the query, not below 1. */
    int number(String name, int otherwise) {
        var value = query(name, "");
        if (value.isEmpty()) return otherwise;
        try {
            return Math.max(1, Integer.parseInt(value));
        } catch (NumberFormatException e) {
            throw AuthError.validation("Bad Pagination Parameters: " + name);
        }
    }

    UUID id(String name) {
        try {
            return UUID.fromString(context.pathParam(name));
        } catch (IllegalArgumentException e) {
            throw new AuthError(404, "validation_failed", name + " must be an UUID");
        }
    }

    /** The field {@code email} in lower case. */
    String email() {
        var email = text("email").strip().toLowerCase(Locale.ROOT);
        if (email.isEmpty()) throw AuthError.validation("An email address is required");
        if (email.length() > 255 || !EMAIL.matcher(email).matches()) {
            throw AuthError.validation("Unable to validate email address: invalid format");
        }
        return email;
    }

    /** The field {@code password}, if it is good enough for a new one. */
    String newPassword(AuthSettings settings) {
        var password = text("password");
        int least = settings.minimumPasswordLength();
        if (password.length() < least) {
            throw new AuthError(422, "weak_password", "Password should be at least " + least + " characters.");
        }
        if (password.length() > 72) throw AuthError.validation("Password cannot be longer than 72 characters");
        return password;
    }

    String bearer() {
        var header = context.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new AuthError(401, "no_authorization", "This endpoint requires a valid Bearer token");
        }
        return header.substring(BEARER.length()).strip();
    }
}
