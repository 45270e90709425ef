package io.onyxos.localstack.auth;

/** A refusal with the status, code and wording of Supabase Auth, on which its clients rely. */
final class AuthError extends RuntimeException {

    final int status;
    final String code;

    AuthError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static AuthError validation(String message) {
        return new AuthError(400, "validation_failed", message);
    }

    static AuthError invalidCredentials() {
        return new AuthError(400, "invalid_credentials", "Invalid login credentials");
    }

    static AuthError banned(int status) {
        return new AuthError(status, "user_banned", "User is banned");
    }

    static AuthError badJwt(String reason) {
        return new AuthError(403, "bad_jwt", "invalid JWT: unable to parse or verify signature, " + reason);
    }

    static AuthError userNotFound() {
        return new AuthError(404, "user_not_found", "User not found");
    }
}
