package io.onyxos.kit.http;

import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client hears whose request is not one of those that are served here. */
@QuarkusTest
@TestProfile(WithoutDatabase.class)
class RefusalTest {

    private static final String ECHO = "/kit-test/echo";

    @TestHTTPResource(ECHO)
    URI echo;

    @Test
    void anotherMethodIsToldWhichThereAre() {
        String allow = problem(when().delete(ECHO).then(), 405, "method_not_allowed")
                .extract()
                .header("Allow");
        Set<String> allowed = new TreeSet<>(Set.of(allow.split(", *")));
        assertTrue(allowed.containsAll(Set.of("POST", "PATCH")), allow);
        assertTrue(!allowed.contains("DELETE"), allow);
    }

    @Test
    void anotherTypeOfBodyIsNotRead() {
        problem(given().contentType(ContentType.XML).body("<note/>").post(ECHO).then(), 415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/merge-patch+json", "application/json"})
    void aMergePatchComesUnderItsOwnNameOrAsJson(String type) {
        given().contentType(type)
                .body("{\"short_title\":\"after\"}")
                .patch(ECHO)
                .then()
                .statusCode(200)
                .body("short_title", equalTo("after"))
                .body("amount", equalTo("12.50"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, application/merge-patch+json",
        "POST, Application/Merge-Patch+JSON; charset=utf-8",
        "POST, application/vnd.note+json",
        "PATCH, application/json-patch+json",
        "PATCH, application/vnd.note+json",
    })
    void anotherKindOfJsonIsNotTakenForIt(String method, String type) {
        problem(
                given().config(config.encoderConfig(encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
                        .header("Content-Type", type)
                        .body("{\"short_title\":\"a\"}")
                        .request(method, ECHO)
                        .then(),
                415,
                "unsupported_media_type");
    }

    @Test
    void anotherTypeOfAnswerIsNotMade() {
        problem(
                given().accept("image/png")
                        .contentType(ContentType.JSON)
                        .body("{\"short_title\":\"a\"}")
                        .post(ECHO)
                        .then(),
                406,
                "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "\"text\"", "{\"short_title\":\"a\"} {}", "{\"a\":1,\"a\":2}", "null"})
    void aBodyThatIsNotTheJsonOfThisPlaceIsRefused(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post(ECHO)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", oneOf("malformed_json", "body_required", "unknown_field"));
    }

    @Test
    void aBodyThatIsTooLongIsNotRead() {
        problem(
                given().contentType(ContentType.JSON)
                        .body("{\"short_title\":\"" + "x".repeat(1 << 20) + "\"}")
                        .post("/kit-test/echo")
                        .then(),
                413,
                "body_too_large");
    }

    @Test
    void aLongBodyIsRefusedThoughItDoesNotSayItsLength() throws Exception {
        byte[] longest = ("{\"short_title\":\"" + "x".repeat(2 << 20) + "\"}").getBytes();
        HttpRequest chunked = HttpRequest.newBuilder(echo)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(longest)))
                .build();
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(chunked, HttpResponse.BodyHandlers.ofString());

        assertEquals(413, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("\"body_too_large\""), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*, text/plain;q=0.5", "application/json"})
    void aListIsJsonToWhoDoesNotNameCsv(String accept) {
        given().accept(accept).get(ECHO + "/page").then().statusCode(200).contentType(ContentType.JSON);
    }

    @Test
    void aListWithoutAnAcceptHeaderIsJson() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(echo + "/page")).build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.body().startsWith("{"), answer.body());
    }

    @Test
    void aListIsCsvToWhoNamesItWhereItIsExported() {
        for (String accept : new String[] {"text/csv", "text/csv, application/json;q=0.5"}) {
            given().accept(accept)
                    .get(ECHO + "/table")
                    .then()
                    .statusCode(200)
                    .contentType(containsString("text/csv"))
                    .body(containsString("short_title"));
        }
        given().accept("*/*").get(ECHO + "/table").then().statusCode(200).contentType(ContentType.JSON);
        problem(given().accept("text/csv").get(ECHO + "/page").then(), 406, "not_acceptable");
    }

    @Test
    void absentPrimitivesHaveTheirJavaDefaults() {
        when().get(ECHO + "/primitives").then().statusCode(200).body(equalTo("false 0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"archived", "limit"})
    void aPrimitiveThatCannotBeReadIsPointedAt(String parameter) {
        for (String value : new String[] {"maybe", "", "TRUE", "1.5"}) {
            problem(when().get(ECHO + "/primitives?" + parameter + "=" + value).then(), 400, "invalid_parameter")
                    .body("errors[0].parameter", equalTo(parameter));
        }
    }
}
