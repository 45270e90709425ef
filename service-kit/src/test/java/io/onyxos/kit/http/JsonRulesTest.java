package io.onyxos.kit.http;

import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithoutDatabase.class)
class JsonRulesTest {

    @Test
    void namesAreSnakeCaseAndMoneyIsText() {
        String note = """
                {"short_title": "rent", "amount": "1200000000000.50", "due_at": "2026-03-01T10:00:00+02:00",
                 "status": "in_progress", "links": [{"target": "a"}]}""";
        send(note)
                .statusCode(200)
                .body("short_title", equalTo("rent"))
                .body("amount", equalTo("1200000000000.50"))
                .body("due_at", equalTo("2026-03-01T08:00:00Z"))
                .body("status", equalTo("in_progress"))
                .body("links[0].target", equalTo("a"));
    }

    @Test
    void whatIsAbsentIsNull() {
        send("{\"short_title\": \"a\"}").statusCode(200).body("amount", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'short_title':'a','colour':1} | unknown_field | /colour",
                "{'shortTitle':'a'} | unknown_field | /shortTitle",
                "{'short_title':'a','links':[{'target':'a'},{'url':'b'}]} | unknown_field | /links/1/url",
                "{'short_title':'a','a/b~c':1} | unknown_field | /a~1b~0c",
                "{'short_title':7} | wrong_type | /short_title",
                "{'short_title':true} | wrong_type | /short_title",
                "{'short_title':'a','amount':12.5} | wrong_type | /amount",
                "{'short_title':'a','amount':'1e999999999'} | wrong_type | /amount",
                "{'short_title':'a','amount':'12,5'} | wrong_type | /amount",
                "{'short_title':'a','due_at':1767225600} | wrong_type | /due_at",
                "{'short_title':'a','due_at':'2026-01-01'} | wrong_type | /due_at",
                "{'short_title':'a','due_at':'+12026-01-01T00:00:00Z'} | wrong_type | /due_at",
                "{'short_title':'a','parent_id':''} | wrong_type | /parent_id",
                "{'short_title':'a','status':'OPEN'} | wrong_type | /status",
                "{'short_title':'a','status':0} | wrong_type | /status",
                "{'short_title':'a','links':{}} | wrong_type | /links",
            })
    void whatDoesNotFitIsPointedAt(String body, String code, String pointer) {
        problem(send(body.replace('\'', '"')), 400, code).body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "7",
                "{'short_title':'a'} {}",
                "{'short_title':'a'},",
                "{'short_title':'a','short_title':'b'}",
                "{'short_title':'a',}",
                "{short_title:'a'}",
                "not json"
            })
    void whatIsNotTheJsonExpectedIsRefused(String body) {
        problem(send(body.replace('\'', '"')), 400, "malformed_json");
    }

    @Test
    void nestingHasALimit() {
        String deep = "{\"links\":" + "[".repeat(2000) + "]".repeat(2000) + "}";
        send(deep).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aBodyIsRequiredUnlessTheMethodSaysOtherwise() {
        problem(given().contentType(ContentType.JSON).post("/kit-test/echo").then(), 400, "body_required");
        problem(given().post("/kit-test/echo").then(), 400, "body_required");
        problem(given().noContentType().post("/kit-test/echo").then(), 400, "body_required");
        problem(send("null"), 400, "body_required");
        given().noContentType()
                .post("/kit-test/echo/optional")
                .then()
                .statusCode(200)
                .body(equalTo("nothing"));
        given().contentType(ContentType.JSON)
                .post("/kit-test/echo/optional")
                .then()
                .statusCode(200)
                .body(equalTo("nothing"));
    }

    private static ValidatableResponse send(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/kit-test/echo")
                .then();
    }
}
