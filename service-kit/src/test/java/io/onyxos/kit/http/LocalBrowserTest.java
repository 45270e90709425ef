package io.onyxos.kit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of a developer's own machine, with the settings of the local stack. */
@QuarkusTest
@TestProfile(LocalBrowserTest.Local.class)
class LocalBrowserTest {

    /** As {@code ./stack} starts a service. */
    public static class Local extends WithoutDatabase {

        @Override
        public String getConfigProfile() {
            return "local";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("onyx.events.enabled", "false");
            return settings;
        }
    }

    private static final String TAGGED = "/kit-test/echo/tagged";
    private static final String APPLICATION = "http://localhost:5173";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000",
                APPLICATION,
                "http://127.0.0.1:8080",
                "https://localhost:3000",
                "http://localhost"
            })
    void anApplicationOfThisMachineMayAsk(String origin) {
        given().header("Origin", origin)
                .get(TAGGED)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://localhost.evil.example",
                "http://evil.example/localhost:3000",
                "http://127.0.0.1.evil.example:3000",
                "http://127x0x0x1:3000",
                "null"
            })
    void anotherOriginMayNot(String origin) {
        given().header("Origin", origin)
                .get(TAGGED)
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void aPreflightAllowsEveryHeaderThatClientsSend() {
        Set<String> wanted = Set.of(
                "authorization",
                "baggage",
                "content-type",
                "idempotency-key",
                "if-match",
                "if-none-match",
                "last-event-id",
                "traceparent",
                "tracestate",
                "x-request-id");
        for (String method : new String[] {"GET", "POST", "PATCH", "PUT", "DELETE"}) {
            var answer = given().header("Origin", APPLICATION)
                    .header("Access-Control-Request-Method", method)
                    .header("Access-Control-Request-Headers", String.join(",", new TreeSet<>(wanted)))
                    .options(TAGGED)
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", APPLICATION)
                    .header("Access-Control-Max-Age", "7200")
                    .extract();
            assertEquals(wanted, words(answer.header("Access-Control-Allow-Headers")));
            assertEquals(
                    Set.of("get", "post", "patch", "put", "delete"),
                    words(answer.header("Access-Control-Allow-Methods")));
        }
    }

    @Test
    void anApplicationReadsTheHeadersThatTheContractTellsOf() {
        String exposed = given().header("Origin", APPLICATION)
                .get("/kit-test/echo/failures/conflict")
                .then()
                .statusCode(409)
                .header("Access-Control-Allow-Origin", APPLICATION)
                .extract()
                .header("Access-Control-Expose-Headers");
        assertEquals(
                Set.of(
                        "content-disposition",
                        "etag",
                        "idempotency-replayed",
                        "link",
                        "location",
                        "retry-after",
                        "www-authenticate",
                        "x-request-id"),
                words(exposed));
    }

    @Test
    void aRefusedTokenIsReadByTheApplication() {
        given().header("Origin", APPLICATION)
                .get("/kit-test/echo/who")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", APPLICATION);
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
