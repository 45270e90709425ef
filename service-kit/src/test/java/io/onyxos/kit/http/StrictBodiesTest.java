package io.onyxos.kit.http;

import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(WithoutDatabase.class)
class StrictBodiesTest {

    private static final String SHAPES = "/kit-test/shapes";

    @ParameterizedTest
    @CsvSource({
        "POST, text/plain, /close",
        "POST, application/octet-stream, /close",
        "POST, application/xml, /close",
        "POST, text/plain, ''",
        "PATCH, text/plain, ''",
    })
    void aBodyThatIsNotJsonIsNotRead(String method, String type, String path) {
        problem(
                given().contentType(type)
                        .body("{\"reason\":\"a\"}".getBytes())
                        .request(method, SHAPES + path)
                        .then(),
                415,
                "unsupported_media_type");
    }

    @Test
    void aRecordOfOneTextIsReadFromJson() {
        given().contentType(ContentType.JSON)
                .body("{\"reason\":\"a\"}")
                .post(SHAPES + "/close")
                .then()
                .statusCode(200)
                .body(equalTo("a"));
        problem(
                given().contentType(ContentType.JSON)
                        .body("\"a\"")
                        .post(SHAPES + "/close")
                        .then(),
                400,
                "malformed_json");
    }

    @Test
    void aCommandWithoutABodyRefusesOne() {
        problem(
                        given().contentType(ContentType.JSON)
                                .body("{\"reason\":\"a\"}")
                                .post(SHAPES + "/reopen")
                                .then(),
                        400,
                        "unexpected_body")
                .body("errors[0].pointer", equalTo(""));
        problem(
                given().contentType(ContentType.TEXT)
                        .body("because")
                        .post(SHAPES + "/reopen")
                        .then(),
                400,
                "unexpected_body");
        problem(
                given().contentType(ContentType.JSON)
                        .body("{\"a\":1}")
                        .delete(SHAPES)
                        .then(),
                400,
                "unexpected_body");
    }

    @Test
    void aCommandWithoutABodyTakesNoneOrAnEmptyObject() {
        when().post(SHAPES + "/reopen").then().statusCode(200);
        given().contentType(ContentType.JSON).post(SHAPES + "/reopen").then().statusCode(200);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(SHAPES + "/reopen")
                .then()
                .statusCode(200);
        when().delete(SHAPES).then().statusCode(204);
    }
}
