package io.onyxos.kit.http;

import static io.onyxos.kit.http.AsInProduction.ORIGIN;
import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.Issuer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;

/** What operators and browsers rely on, with the settings of production. */
@QuarkusTest
@TestProfile(AsInProduction.class)
class ProductionTest {

    private static final String ECHO = "/kit-test/echo";

    @TestHTTPResource(ECHO)
    URI echo;

    @ConfigProperty(name = "quarkus.oidc.jwks-path")
    URI jwks;

    @Test
    void aConfiguredOriginMayAskAndReadOurHeaders() {
        given().header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match,idempotency-key")
                .options(ECHO)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", ORIGIN)
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsStringIgnoringCase("idempotency-key"));
        String exposed = given().header("Origin", ORIGIN)
                .get(ECHO + "/tagged")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", ORIGIN)
                .extract()
                .header("Access-Control-Expose-Headers");
        for (String header :
                new String[] {"etag", "link", "location", "retry-after", "x-request-id", "idempotency-replayed"}) {
            assertTrue(exposed.contains(header), exposed);
        }
    }

    @Test
    void anotherOriginMayNot() {
        given().header("Origin", "https://evil.example")
                .get(ECHO + "/tagged")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue())
                .body(equalTo(""));
    }

    @Test
    void longAnswersAreCompressedForWhoTakesIt() throws Exception {
        String links = "{\"target\":\"https://links.example/one\"},".repeat(500);
        HttpRequest.Builder request = HttpRequest.newBuilder(echo)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"short_title\":\"long\",\"links\":[" + links.substring(0, links.length() - 1) + "]}"));
        HttpResponse<byte[]> plain = send(request);
        HttpResponse<byte[]> compressed = send(request.header("Accept-Encoding", "gzip"));

        assertEquals("gzip", compressed.headers().firstValue("Content-Encoding").orElseThrow());
        assertTrue(compressed.body().length * 10 < plain.body().length, compressed.body().length + " bytes");
    }

    @Test
    void metricsCountRoutesAndNeverIds() {
        String id = UUID.randomUUID().toString();
        when().get(ECHO + "/by-id/" + id).then().statusCode(200);
        when().get("/kit-test/nowhere/" + id).then().statusCode(404);
        when().delete(ECHO + "/by-id/" + id).then().statusCode(405);
        given().accept("image/png").get(ECHO + "/by-id/" + id).then().statusCode(406);
        given().contentType("text/xml")
                .body("<a/>")
                .put(ECHO + "/by-id/" + id)
                .then()
                .statusCode(415);
        given().contentType("application/json")
                .body("{\"door_id\":\"" + "x".repeat(1 << 20) + "\"}")
                .put(ECHO + "/by-id/" + id)
                .then()
                .statusCode(413);

        String metrics =
                when().get("/q/metrics").then().statusCode(200).extract().asString();

        assertTrue(metrics.contains("uri=\"/kit-test/echo/by-id/{id}\""), metrics);
        assertTrue(!metrics.contains(id), metrics);
        assertEquals(
                1,
                metrics.lines()
                        .filter(line -> line.startsWith("outbox_pending"))
                        .count());
    }

    @Test
    void itLivesThoughItIsNotReady() {
        when().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        when().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'database' }.status", equalTo("DOWN"));
    }

    @Test
    void itShowsItsContractToPeople() {
        when().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger"));
    }

    @Test
    void aLogLineIsJsonWithTheRequestAndTheTraceAndWithoutTheToken() {
        try (LoggedLines logged = LoggedLines.start()) {
            given().header("Authorization", "Bearer eyJhbGciOiJFUzI1NiJ9.secret.part")
                    .header("X-Request-Id", "shop-42")
                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                    .get(ECHO + "/failures/bug?depth=1")
                    .then()
                    .statusCode(500);

            var line = logged.containing("The request failed");
            assertEquals("shop-42", line.at("/mdc/request_id").asText());
            assertEquals(
                    "0af7651916cd43dd8448eb211c80319c", line.at("/mdc/traceId").asText());
            assertEquals("ERROR", line.path("level").asText());
            assertTrue(!logged.toString().contains("secret.part"));
        }
    }

    @Test
    void itStartsBeforeItsIssuerAndFollowsItsKeys() throws Exception {
        PublicJsonWebKey first = Issuer.key("first");
        PublicJsonWebKey second = Issuer.key("second");
        String token;
        try (Issuer elsewhere = new Issuer(first)) {
            token = elsewhere.bearer(first, Issuer.PERSON);
        }
        problem(given().header("Authorization", token).get(ECHO + "/who").then(), 503, "unavailable")
                .header("Retry-After", notNullValue());

        try (Issuer issuer = new Issuer(jwks.getPort(), first)) {
            // nobody sends requests to what is not ready: asking for readiness must be enough
            eventually(() -> when().get("/q/health/ready")
                    .then()
                    .body("checks.find { it.name == 'token keys' }.status", equalTo("UP")));
            given().header("Authorization", token).get(ECHO + "/who").then().body(equalTo(Issuer.PERSON.toString()));

            issuer.publish(second);
            String next = issuer.bearer(second, Issuer.PERSON);
            eventually(() -> given().header("Authorization", next)
                    .get(ECHO + "/who")
                    .then()
                    .statusCode(200));
            problem(given().header("Authorization", token).get(ECHO + "/who").then(), 401, "unauthorized");
        }
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Keys are fetched at most once in ten seconds. */
    private static void eventually(Runnable expectation) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            try {
                expectation.run();
                return;
            } catch (AssertionError notYet) {
                if (Instant.now().isAfter(deadline)) {
                    throw notYet;
                }
                Thread.sleep(200);
            }
        }
    }
}
