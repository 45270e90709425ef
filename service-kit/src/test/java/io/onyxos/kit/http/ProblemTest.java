package io.onyxos.kit.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(WithoutDatabase.class)
class ProblemTest {

    @Test
    void aSaneRequestIdIsKeptEverywhere() {
        given().header("X-Request-Id", "shop-7.a_B")
                .get("/kit-test/echo/request-id")
                .then()
                .statusCode(200)
                .header("X-Request-Id", "shop-7.a_B")
                .body(equalTo("shop-7.a_B"));
        given().header("X-Request-Id", "shop-7.a_B")
                .get("/kit-test/echo/failures/not-found")
                .then()
                .header("X-Request-Id", "shop-7.a_B")
                .body("request_id", equalTo("shop-7.a_B"));
    }

    @Test
    void anythingElseIsReplacedByAUuid() {
        for (String unsound : new String[] {"a b", "x".repeat(65), "a\"b", "<script>"}) {
            given().header("X-Request-Id", unsound)
                    .get("/kit-test/echo/request-id")
                    .then()
                    .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        }
    }

    @Test
    void aProblemSaysWhatItIs() {
        problem(when().get("/kit-test/echo/failures/conflict").then(), 409, "in_use")
                .body("type", equalTo("about:blank"))
                .body("title", equalTo("Conflict"))
                .body("status", equalTo(409))
                .body("detail", equalTo("It is taken."))
                .body("taken_by", equalTo(7));
    }

    @ParameterizedTest
    @CsvSource({
        "/kit-test/nowhere, 404, not_found",
        "/nowhere/at/all, 404, not_found",
        "/kit-test/echo/by-id/not-a-uuid, 404, not_found",
        "/kit-test/echo, 405, method_not_allowed",
        "/kit-test/echo/failures/not-found, 404, not_found",
        "/kit-test/echo/failures/forbidden, 403, forbidden",
        "/kit-test/echo/failures/outage, 503, unavailable",
        "/kit-test/echo/failures/bug, 500, internal_error",
        "/kit-test/echo/failures/23505, 409, already_exists",
        "/kit-test/echo/failures/23503, 409, unknown_reference",
        "/kit-test/echo/failures/40001, 409, concurrent_change",
        "/kit-test/echo/failures/55P03, 409, concurrent_change",
        "/kit-test/echo/failures/57014, 504, timeout",
        "/kit-test/echo/failures/53300, 503, unavailable",
        "/kit-test/echo/failures/08006, 503, unavailable",
        "/kit-test/echo/failures/PT409, 409, secret",
        "/kit-test/echo/failures/P0001, 500, internal_error",
        "/kit-test/echo/failures/25006, 500, internal_error",
    })
    void everyFailureIsAProblem(String path, int status, String code) {
        problem(when().get(path).then(), status, code);
    }

    @Test
    void nothingOfAFailureLeavesTheService() {
        for (String kind : new String[] {"bug", "outage", "23505", "42501", "XX000"}) {
            when().get("/kit-test/echo/failures/" + kind)
                    .then()
                    .body(not(containsString("secret")))
                    .body(not(containsString("10.0.0.7")))
                    .body(not(containsString("Exception")));
        }
    }

    @Test
    void aFailureOfOursIsNotedWhenItIsAnsweredAndNotWhereItPasses() {
        try (LoggedLines logged = LoggedLines.start()) {
            assertEquals(Optional.empty(), Problems.told(new IllegalStateException("passing by")));
            assertFalse(logged.toString().contains("passing by"), logged::toString);
            when().get("/kit-test/echo/failures/bug").then().statusCode(500);
            assertEquals(2, logged.toString().split("The request failed", -1).length, logged::toString);
        }
    }

    @Test
    void aRuleOfTheDatabasePointsAtTheFieldIfTheBodyHasIt() {
        String path = "/kit-test/echo/by-id/" + UUID.randomUUID();
        problem(given().contentType(ContentType.JSON).body("{}").put(path).then(), 409, "too_early")
                .body("errors[0].pointer", equalTo("/door_id"))
                .body("errors[0].code", equalTo("too_early"));
        problem(when().get("/kit-test/echo/failures/rule").then(), 409, "too_early")
                .body("$", not(hasKey("errors")));
    }

    @Test
    void aRuleOfTheDatabaseSaysWhatElse() {
        problem(when().get("/kit-test/echo/failures/rule").then(), 409, "too_early")
                .body("opens", equalTo("2026-03-10T08:00:00Z"))
                .body("$", hasKey("closes"))
                .body("closes", nullValue());
    }

    @Test
    void anOutageSaysWhenToComeBack() {
        when().get("/kit-test/echo/failures/outage").then().header("Retry-After", notNullValue());
    }

    @Test
    void aBadTokenGetsOneGenericAnswer() {
        for (String header : new String[] {"Bearer nonsense", "Bearer sb_secret_x", "Basic YTpi"}) {
            problem(given().header("Authorization", header).get("/notes").then(), 401, "unauthorized")
                    .header("WWW-Authenticate", "Bearer")
                    .body("detail", equalTo("A valid access token is required."));
        }
    }

    @Test
    void validationPointsAtEveryField() {
        String unsound = "{\"short_title\":\"" + "x".repeat(21) + "\",\"links\":[{\"target\":\"a\"},{}]}";
        for (String path : new String[] {"/kit-test/echo", "/kit-test/echo/validated-in-code"}) {
            problem(
                            given().contentType(ContentType.JSON)
                                    .body(unsound)
                                    .post(path)
                                    .then(),
                            400,
                            "validation_failed")
                    .body("errors.pointer", hasItems("/short_title", "/links/1/target"))
                    .body("errors.code", hasItems("size", "required"));
        }
    }

    @Test
    void validationNamesTheParameter() {
        problem(when().get("/kit-test/echo/failures/bug?depth=9").then(), 400, "validation_failed")
                .body("errors[0].parameter", equalTo("depth"))
                .body("errors[0].code", equalTo("max"));
    }

    static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .header("X-Request-Id", notNullValue())
                .body("code", equalTo(code));
    }
}
