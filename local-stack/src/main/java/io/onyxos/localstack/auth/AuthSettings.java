package io.onyxos.localstack.auth;

import java.time.Duration;

/**
 * What {@code supabase/config.toml} would say.
 *
 * @param siteUrl where links of mails lead when they name no allowed address
 * @param tokenLifetime of access tokens
 * @param autoconfirm whether a sign-up is signed in without confirming its address, as in {@code supabase start}
 * @param jwtSecret the legacy secret, of which the anon and service_role keys are made
 */
public record AuthSettings(String siteUrl, Duration tokenLifetime, boolean autoconfirm, String jwtSecret) {

    /** Supabase's public demo secret: its clients' default keys fit. */
    static final String DEMO_SECRET = "super-secret-jwt-token-with-at-least-32-characters-long";

    /** The settings of {@code supabase start}. */
    public static AuthSettings local() {
        return new AuthSettings("http://127.0.0.1:8080", Duration.ofHours(1), true, DEMO_SECRET);
    }

    /** Sign-ups confirm their address by mail first. */
    public AuthSettings withConfirmation() {
        return new AuthSettings(siteUrl, tokenLifetime, false, jwtSecret);
    }
}
