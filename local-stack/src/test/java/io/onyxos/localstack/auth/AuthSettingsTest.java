package io.onyxos.localstack.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.localstack.postgres.SupabaseProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthSettingsTest {

    private static final String PROJECT = """
            [auth]
            site_url = "https://app.onyxos.example"
            additional_redirect_urls = ["http://localhost:*/**", "https://*.preview.example/welcome"]
            jwt_expiry = 600
            minimum_password_length = 12
            [auth.rate_limit]
            sign_in_sign_ups = 5
            [auth.email]
            enable_confirmations = true
            """;

    @TempDir
    private Path folder;

    @Test
    void areThoseOfTheFile() throws Exception {
        var settings = settings(PROJECT);
        assertEquals(Duration.ofMinutes(10), settings.tokenLifetime());
        assertEquals(12, settings.minimumPasswordLength());
        assertEquals(5, settings.wrongPasswords());
        assertEquals(false, settings.autoconfirm());
    }

    @Test
    void areThoseOfTheSupabaseCliWhereTheFileIsSilent() throws Exception {
        var settings = settings("project_id = \"other\"");
        assertEquals("http://127.0.0.1:3000", settings.siteUrl());
        assertEquals(Duration.ofHours(1), settings.tokenLifetime());
        assertEquals(6, settings.minimumPasswordLength());
        assertTrue(settings.autoconfirm());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.onyxos.example/anything?next=1",
                "http://localhost:5173/auth/callback",
                "https://pr-7.preview.example/welcome"
            })
    void letAnAllowedAddressReceiveTokens(String address) throws Exception {
        assertEquals(address, settings(PROJECT).redirect(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example",
                "https://app.onyxos.example.evil.example/",
                "https://app.onyxos.example@evil.example/",
                "http://localhost:1@evil/",
                "https://a.b.preview.example/welcome",
                "https://pr-7.preview.example/welcome/more",
                "javascript:alert(1)",
                "not an address"
            })
    void sendTokensToTheSiteInsteadOfAnotherAddress(String address) throws Exception {
        assertEquals("https://app.onyxos.example", settings(PROJECT).redirect(address));
    }

    @Test
    void ofThisRepositoryLetEveryLocalPortReceiveTokens() throws Exception {
        var settings = AuthSettings.of(SupabaseProject.find().config());
        for (var address : new String[] {"http://localhost:3000", "http://127.0.0.1:5173/a/b?c=d"}) {
            assertEquals(address, settings.redirect(address));
        }
    }

    private AuthSettings settings(String content) throws Exception {
        return AuthSettings.of(Files.writeString(folder.resolve("config.toml"), content));
    }
}
