package io.onyxos.kit.http;

import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided about a request before a resource sees it, and said of an answer after. */
@QuarkusTest
@TestProfile(EdgeTest.Edge.class)
class EdgeTest {

    /** A public name, and connections that end soon. */
    public static class Edge extends WithoutDatabase {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("onyx.public-url", "https://api.onyxos.example/v1");
            settings.put("onyx.http.allowed-hosts", "localhost, Internal.example");
            settings.put("quarkus.http.idle-timeout", "2S");
            settings.put("onyx.http.longest-upload", "1S");
            return settings;
        }
    }

    private static final String TAGGED = "/kit-test/echo/tagged";
    private static final int PATIENCE_MILLIS = 60_000;

    @TestHTTPResource
    URI service;

    @Test
    void aLongAddressIsAProblem() {
        problem(when().get("/kit-test/echo/by-id/" + "x".repeat(9_000)).then(), 414, "uri_too_long");
        when().get("/kit-test/echo/request-id?" + "x".repeat(7_000)).then().statusCode(400);
    }

    @Test
    void largeHeadersAreAProblem() {
        problem(
                given().header("X-Large", "x".repeat(15_000))
                        .header("X-Too", "x".repeat(6_000))
                        .get("/kit-test/echo/request-id")
                        .then(),
                431,
                "headers_too_large");
        given().header("X-Large", "x".repeat(15_000))
                .get("/kit-test/echo/request-id")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsBeyondTheLimitsOfVertxIsRefusedWithoutABody() throws Exception {
        String line = "GET /" + "x".repeat(70_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String header = "GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(70_000) + "\r\n\r\n";
        assertStatus(414, exchange(line));
        assertStatus(431, exchange(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:1234", "internal.example", "api.onyxos.example", "API.onyxos.example:443"
            })
    void theNamesOfTheServiceAreAnswered(String host) {
        given().header("Host", host).get(TAGGED).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "evil.example:8081",
                "10.0.0.7",
                "api.onyxos.example.",
                "127.0.0.1"
            })
    void anotherNameIsMisdirectedButForProbes(String host) {
        problem(given().header("Host", host).get(TAGGED).then(), 421, "misdirected_request");
        given().header("Host", host).get("/q/health/live").then().statusCode(200);
    }

    @Test
    void aPathThatOnlyBeginsLikeThatOfAProbeIsNotOne() throws Exception {
        for (String path : new String[] {"/q/.." + TAGGED, "/q/%2e%2e" + TAGGED, "/q/../" + TAGGED}) {
            String answer = exchange("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
            assertStatus(421, answer);
            assertTrue(answer.contains("no-store"), answer);
        }
    }

    @Test
    void aRequestNamesOneHost() throws Exception {
        for (String hosts : new String[] {"", "Host: a b\r\n", "Host: localhost\r\nHost: localhost\r\n"}) {
            String answer = exchange("GET " + TAGGED + " HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n");
            assertStatus(400, answer);
            assertTrue(answer.matches("(?s).*\"request_id\":\"[0-9a-f-]{36}\".*"), answer);
        }
    }

    @Test
    void anAnswerIsNeitherStoredNorSniffed() {
        protectedAnswer(when().get("/kit-test/echo/request-id").then().statusCode(200));
        protectedAnswer(when().get("/kit-test/echo/page").then().statusCode(200));
        protectedAnswer(when().get("/kit-test/echo/failures/conflict").then().statusCode(409));
        protectedAnswer(when().get("/kit-test/echo/failures/bug").then().statusCode(500));
        protectedAnswer(when().get("/kit-test/echo/who").then().statusCode(401));
        protectedAnswer(when().get("/nowhere").then().statusCode(404));
        protectedAnswer(
                given().header("Host", "evil.example").get(TAGGED).then().statusCode(421));
        protectedAnswer(given().header("If-Match", "*").put(TAGGED).then().statusCode(200));
    }

    @Test
    void noConnectionIsUpgradedToHttp2() throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        var answer = client.send(
                HttpRequest.newBuilder(service.resolve(TAGGED)).build(), HttpResponse.BodyHandlers.discarding());
        assertEquals(200, answer.statusCode());
        assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
    }

    @Test
    void whatHasATagIsKeptByOneBrowserThatAsksAgain() {
        String tag = when().get(TAGGED)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", equalTo("Authorization, Accept, Accept-Encoding, Origin"))
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .header("ETag");
        assertEquals(
                List.of("private, no-cache"), when().get(TAGGED).getHeaders().getValues("Cache-Control"));
        given().header("If-None-Match", tag)
                .get(TAGGED)
                .then()
                .statusCode(304)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", equalTo("Authorization, Accept, Accept-Encoding, Origin"));
    }

    @Test
    void documentationIsNotSniffedAndMayBeStored() {
        when().get("/q/openapi")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /kit-test/echo/request-id HTTP/1.1\r\nHost: localhost\r\nX-Slow:",
                "POST /kit-test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
            })
    void aConnectionOnWhichNothingMovesIsClosed(String begun) throws Exception {
        assertEquals("", exchange(begun));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kit-test/echo", "/kit-test/echo/who"})
    void aBodyWithoutAnEndIsCutOffThoughItKeepsComing(String path) throws Exception {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            send(
                    socket,
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n");
            int sent = 0;
            try {
                for (; sent < PATIENCE_MILLIS / 100; sent++) {
                    send(socket, "1\r\n \r\n");
                    Thread.sleep(100);
                }
            } catch (IOException closed) {
                return;
            }
            throw new AssertionError("still open after " + sent + " chunks");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/kit-test/echo/who HTTP/1.1\r\nHost: localhost", "/kit-test/echo HTTP/1.1\r\nHost: evil.example"
            })
    void aRefusedRequestDoesNotEndAConnectionThatIsUsedOn(String refused) throws Exception {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            send(socket, "POST " + refused + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
            String next = "GET /kit-test/echo/request-id HTTP/1.1\r\nHost: localhost\r\n";
            for (int i = 0; i < 30; i++) {
                send(socket, next + "\r\n");
                // beyond the time that a body may take
                Thread.sleep(100);
            }
            send(socket, next + "Connection: close\r\n\r\n");
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertEquals(32, answers.split("HTTP/1.1 200 ", -1).length, answers);
        }
    }

    private static void protectedAnswer(ValidatableResponse answer) {
        answer.header("Cache-Control", equalTo("no-store"))
                .header("Vary", equalTo("Authorization, Accept, Accept-Encoding, Origin"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    private static void assertStatus(int status, String answer) {
        assertTrue(answer.matches("(?s)HTTP/1.[01] " + status + " .*"), answer);
    }

    /** Everything that comes until the service closes the connection. */
    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            send(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
