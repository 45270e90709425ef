package io.onyxos.kit.http;

import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts a service takes, in bodies, queries and paths. */
@QuarkusTest
@TestProfile(WithoutDatabase.class)
class TextTest {

    private static final String SHAPES = "/kit-test/shapes";
    private static final String EMOJI = "😀";

    @TestHTTPResource(SHAPES)
    URI shapes;

    @ParameterizedTest
    @CsvSource({
        "0000, U+0000",
        "0007, U+0007",
        "001b, U+001B",
        "007f, U+007F",
        "0085, U+0085",
        "d83d, U+D83D",
        "dc00, U+DC00",
        "202a, U+202A",
        "202e, U+202E",
        "2066, U+2066",
        "2069, U+2069",
    })
    void noTextHasTheseCharacters(String escape, String character) {
        String text = "\"a\\u" + escape + "b\"";
        for (String method : new String[] {"POST", "PATCH"}) {
            refused(method, "{\"note\":" + text + "}", "/note", character);
            refused(
                    method,
                    "{\"parts\":[{\"name\":\"a\"},{\"tags\":[\"\"," + text + "]}]}",
                    "/parts/1/tags/1",
                    character);
            refused(method, "{\"anything\":{\"a\":[" + text + "]}}", "/anything/a/0", character);
            refused(method, "{\"names\":{\"a\":" + text + "}}", "/names/a", character);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\r", "\\t", "\\u2028", "\\u2029"})
    void onlyATextOfManyLinesHasLineBreaksAndTabs(String escape) {
        send("POST", "{\"note\":\"a" + escape + "b\"}").statusCode(200);
        send("PATCH", "{\"note\":\"a" + escape + "b\",\"title\":\"ab\"}").statusCode(200);
        problem(send("POST", "{\"line\":\"a" + escape + "b\"}"), 400, "invalid_character")
                .body("errors[0].pointer", equalTo("/line"));
        problem(send("POST", "{\"names\":{\"a\":\"" + escape + "\"}}"), 400, "invalid_character")
                .body("errors[0].pointer", equalTo("/names/a"));
    }

    @Test
    void textsOfEveryScriptPass() {
        for (String text : new String[] {"Ștefan", "سارة", "שָׂרָה", "山田", "👩‍👩‍👧", "a\u200fb", "a\u00a0b"}) {
            send("POST", "{\"title\":\"" + text + "\"}").statusCode(200).body("title", equalTo(text));
        }
    }

    /** Rows may be older than a rule; the test's own row has an override. */
    @Test
    void aPatchIsNotRefusedForWhatItDoesNotChange() {
        send("PATCH", "{\"number\":2}").statusCode(200).body("title", equalTo("a\u202eb"));
    }

    @Test
    void lengthsAreCountedInCharactersAsPostgresDoes() {
        send("POST", "{\"line\":\"" + EMOJI.repeat(5) + "\"}").statusCode(200);
        problem(send("POST", "{\"line\":\"" + EMOJI.repeat(6) + "\"}"), 400, "validation_failed")
                .body("errors[0].pointer", equalTo("/line"))
                .body("errors[0].code", equalTo("size"));
        problem(send("POST", "{\"title\":\"" + EMOJI + "\"}"), 400, "validation_failed")
                .body("errors[0].pointer", equalTo("/title"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\u00a0", "\u2003", "\u3000", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u2800", "\u3164"})
    void aNameHasSomethingToSee(String blank) {
        problem(send("POST", "{\"title\":\"" + blank.repeat(3) + "\"}"), 400, "validation_failed")
                .body("errors[0].pointer", equalTo("/title"));
        problem(send("POST", "{\"parts\":[{\"name\":\"" + blank + "\"}]}"), 400, "validation_failed")
                .body("errors.find { it.pointer == '/parts/0/name' }.code", equalTo("required"));
    }

    @ParameterizedTest
    @CsvSource({
        "a%00, U+0000",
        "a%0A, U+000A",
        "%09, U+0009",
        "%E2%80%AE, U+202E",
    })
    void queriesAndPathsAreTexts(String encoded, String character) {
        problem(get("/luna?q=" + encoded), 400, "invalid_parameter")
                .body("errors[0].parameter", equalTo("q"))
                .body("errors[0].detail", equalTo("must not have the character " + character));
        problem(get("/" + encoded), 400, "invalid_parameter").body("errors[0].parameter", equalTo("name"));
    }

    /** The client of the other tests does not send these. */
    @ParameterizedTest
    @CsvSource({
        "/%, 400",
        "/%zz, 400",
        "/%ff, 200",
        "/luna?q=%, 400",
        "/luna?q=%zz, 400",
        "/luna?q=%ff, 200",
        "/luna?q=%ed%a0%80, 200",
        "/luna?%00=1, 400",
    })
    void whatIsNoEncodedTextIsRefusedAndOtherBytesAreReplaced(String path, int status) throws IOException {
        try (Socket socket = new Socket(shapes.getHost(), shapes.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + shapes.getPath() + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "-001-01-01", "+2026-01-01", "10000-01-01"})
    void datesAreOfTheYears1To9999(String date) {
        problem(send("POST", "{\"weeks\":[[\"" + date + "\"]]}"), 400, "wrong_type")
                .body("errors[0].pointer", equalTo("/weeks/0/0"));
        problem(get("/luna?day=" + date), 400, "invalid_parameter").body("errors.parameter", hasItem("day"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31T23:59:59Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:00:00-02:00",
                "-0001-01-01T00:00:00Z"
            })
    void instantsAreOfTheYears1To9999InUtc(String instant) {
        problem(send("POST", "{\"instants\":[\"" + instant + "\"]}"), 400, "wrong_type")
                .body("errors[0].pointer", equalTo("/instants/0"));
    }

    @Test
    void theFirstAndTheLastInstantPass() {
        send("POST", "{\"instants\":[\"0001-01-01T00:00:00Z\",\"9999-12-31T23:59:59.999999Z\"]}")
                .statusCode(200);
    }

    private static void refused(String method, String body, String pointer, String character) {
        problem(send(method, body), 400, "invalid_character")
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", equalTo("must not have the character " + character));
    }

    private static ValidatableResponse send(String method, String body) {
        return given().contentType(ContentType.JSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .request(method, SHAPES)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).get(SHAPES + path).then();
    }
}
