package io.onyxos.kit.http;

import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithoutDatabase.class)
class MergePatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"application/merge-patch+json", "application/json"})
    void absentStaysAndNullClears(String mediaType) {
        given().contentType(mediaType)
                .body("{\"amount\": null, \"status\": \"in_progress\"}")
                .patch("/kit-test/echo")
                .then()
                .statusCode(200)
                .body("short_title", equalTo("before"))
                .body("amount", nullValue())
                .body("due_at", equalTo(EchoResource.CHANGED.toString()))
                .body("status", equalTo("in_progress"))
                .body("links", hasSize(1));
    }

    @Test
    void listsAreReplacedWhole() {
        patch("{\"links\": [{\"target\": \"x\"}, {\"target\": \"y\"}]}")
                .statusCode(200)
                .body("links.target", equalTo(java.util.List.of("x", "y")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'short_title':null} | validation_failed | /short_title",
                "{'short_title':'   '} | validation_failed | /short_title",
                "{'links':[{}]} | validation_failed | /links/0/target",
                "{'colour':'red'} | unknown_field | /colour",
                "{'colour':null} | unknown_field | /colour",
                "{'amount':7} | wrong_type | /amount",
            })
    void theMergedWholeObeysTheRules(String body, String code, String pointer) {
        problem(patch(body.replace('\'', '"')), 400, code).body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{", "\"text\""})
    void onlyAnObjectIsAPatch(String body) {
        problem(patch(body), 400, "malformed_json");
    }

    @Test
    void anEmptyBodyIsRefused() {
        problem(given().contentType("application/json").patch("/kit-test/echo").then(), 400, "body_required");
    }

    private static ValidatableResponse patch(String body) {
        return given().contentType("application/merge-patch+json")
                .body(body)
                .patch("/kit-test/echo")
                .then();
    }
}
