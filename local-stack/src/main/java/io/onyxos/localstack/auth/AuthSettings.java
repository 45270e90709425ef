package io.onyxos.localstack.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What {@code supabase/config.toml} says about Auth; what it leaves out is as the Supabase CLI has it.
 *
 * @param siteUrl where links of mails lead when they name no allowed address
 * @param redirectUrls patterns of the other addresses that links may lead to
 * @param tokenLifetime of access tokens
 * @param autoconfirm whether a sign-up is signed in without confirming its address
 * @param minimumPasswordLength in characters
 * @param wrongPasswords how many of an address are answered in five minutes
 * @param jwtSecret the legacy secret, of which the anon and service_role keys are made
 */
public record AuthSettings(
        String siteUrl,
        List<String> redirectUrls,
        Duration tokenLifetime,
        boolean autoconfirm,
        int minimumPasswordLength,
        int wrongPasswords,
        String jwtSecret) {

    /** Supabase's public demo secret: its clients' default keys fit. */
    static final String DEMO_SECRET = "super-secret-jwt-token-with-at-least-32-characters-long";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Reads the file. */
    public static AuthSettings of(Path config) throws IOException {
        var auth = new TomlMapper().readTree(config.toFile()).path("auth");
        return new AuthSettings(
                auth.path("site_url").asText("http://127.0.0.1:3000"),
                texts(auth.path("additional_redirect_urls")),
                Duration.ofSeconds(auth.path("jwt_expiry").asLong(3600)),
                !auth.path("email").path("enable_confirmations").asBoolean(false),
                auth.path("minimum_password_length").asInt(6),
                auth.path("rate_limit").path("sign_in_sign_ups").asInt(30),
                DEMO_SECRET);
    }

    /** The address that a link leads to: the wanted one if it is allowed, otherwise the site's, because it receives tokens. */
    String redirect(String wanted) {
        try {
            var target = URI.create(wanted);
            if (target.getHost() == null || target.getUserInfo() != null || !SCHEMES.contains(target.getScheme())) {
                return siteUrl;
            }
            var sameSite = target.getHost().equals(URI.create(siteUrl).getHost());
            return sameSite || redirectUrls.stream().anyMatch(pattern -> wanted.matches(expression(pattern)))
                    ? wanted
                    : siteUrl;
        } catch (IllegalArgumentException e) {
            return siteUrl;
        }
    }

    /** {@code *} stands for characters up to the next dot or slash, {@code **} for any, {@code ?} for one. */
    private static String expression(String pattern) {
        var literal = "\\Q" + pattern + "\\E";
        return literal.replace("**", "\\E.@\\Q")
                .replace("*", "\\E[^./]*\\Q")
                .replace("?", "\\E[^./]\\Q")
                .replace(".@", ".*");
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
