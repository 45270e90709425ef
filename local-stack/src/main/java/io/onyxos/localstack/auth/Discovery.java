package io.onyxos.localstack.auth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;

/** What needs neither token nor database: the published keys, the metadata, the settings. */
final class Discovery {

    private final SigningKeys keys;
    private final AuthSettings settings;
    private final String issuer;

    Discovery(SigningKeys keys, AuthSettings settings, String issuer) {
        this.keys = keys;
        this.settings = settings;
        this.issuer = issuer;
    }

    void mount(Router router) {
        router.get("/.well-known/jwks.json").handler(context -> context.response()
                .putHeader("Content-Type", "application/jwk-set+json")
                .putHeader("Cache-Control", "public, max-age=600")
                .end(keys.published()));
        router.get("/.well-known/openid-configuration").handler(context -> context.json(metadata()));
        router.get("/health")
                .handler(context -> context.json(new JsonObject()
                        .put("version", "local-stack")
                        .put("name", "GoTrue")
                        .put("description", "OnyxOS's local stand-in for Supabase Auth")));
        router.get("/settings")
                .handler(context -> context.json(new JsonObject()
                        .put(
                                "external",
                                new JsonObject()
                                        .put("email", true)
                                        .put("phone", false)
                                        .put("anonymous_users", false))
                        .put("disable_signup", false)
                        .put("mailer_autoconfirm", settings.autoconfirm())
                        .put("phone_autoconfirm", false)
                        .put("sms_provider", "")
                        .put("saml_enabled", false)));
    }

    private JsonObject metadata() {
        return new JsonObject()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/oauth/authorize")
                .put("token_endpoint", issuer + "/oauth/token")
                .put("userinfo_endpoint", issuer + "/oauth/userinfo")
                .put("jwks_uri", issuer + "/.well-known/jwks.json")
                .put("response_types_supported", new JsonArray().add("code"))
                .put("subject_types_supported", new JsonArray().add("public"))
                .put("id_token_signing_alg_values_supported", new JsonArray(List.of("RS256", "HS256", "ES256")));
    }
}
