package io.onyxos.kit.http;

import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(WithoutDatabase.class)
class StrictRequestsTest {

    @Test
    void knownParametersArriveTyped() {
        given().urlEncodingEnabled(false)
                .get("/kit-test/echo/search?status=in_progress&owner_id=00000000-0000-0000-0000-000000000007&q=a%26b"
                        + "&at_least=2.50&tag=x&tag=y&archived=true&limit=7&due_before=2026-01-02T03:04:05Z")
                .then()
                .statusCode(200)
                .body(containsString("status=IN_PROGRESS"))
                .body(containsString("ownerId=00000000-0000-0000-0000-000000000007"))
                .body(containsString("q=a&b"))
                .body(containsString("atLeast=2.50"))
                .body(containsString("tags=[x, y]"))
                .body(containsString("archived=true"))
                .body(containsString("limit=7"))
                .body(containsString("2026-01-02T03:04:05Z"));
    }

    @Test
    void absentParametersHaveTheirDefaults() {
        when().get("/kit-test/echo/search")
                .then()
                .statusCode(200)
                .body(containsString("limit=50"))
                .body(containsString("status=null"));
    }

    @ParameterizedTest
    @CsvSource({
        "colour=red, unknown_parameter, colour",
        "Status=open, unknown_parameter, Status",
        "ownerId=7, unknown_parameter, ownerId",
        "limit=7&limit=8, repeated_parameter, limit",
        "status=closed, invalid_parameter, status",
        "status=OPEN, invalid_parameter, status",
        "owner_id=7, invalid_parameter, owner_id",
        "owner_id=1-1-1-1-1, invalid_parameter, owner_id",
        "at_least=1e9, invalid_parameter, at_least",
        "archived=maybe, invalid_parameter, archived",
        "due_before=yesterday, invalid_parameter, due_before",
        "due_before=-0001-01-02T03:04:05Z, invalid_parameter, due_before",
        "due_before=, invalid_parameter, due_before",
        "limit=many, invalid_parameter, limit",
        "limit=0, invalid_parameter, limit",
        "limit=201, invalid_parameter, limit",
        "limit=, invalid_parameter, limit",
    })
    void whatTheMethodDoesNotKnowIsRefused(String query, String code, String parameter) {
        problem(when().get("/kit-test/echo/search?" + query).then(), 400, code)
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void methodsWithoutParametersTakeNone() {
        problem(when().get("/kit-test/echo/request-id?q=1").then(), 400, "unknown_parameter");
    }

    @Test
    void aLinkThatPeopleShareTakesParametersThatApplicationsAdd() {
        given().urlEncodingEnabled(false)
                .get("/kit-test/open/link?fbclid=IwAR&fbclid=2&size=7&x%5B%5D=%00")
                .then()
                .statusCode(200)
                .body(equalTo("size 7"));
        problem(when().get("/kit-test/open/link?fbclid=1&size=large").then(), 400, "invalid_parameter");
        problem(when().get("/kit-test/echo/search?fbclid=1").then(), 400, "unknown_parameter");
    }
}
