package io.onyxos.kit.http;

import static io.onyxos.kit.http.DraftsDatabase.ANA;
import static io.onyxos.kit.http.DraftsDatabase.BEN;
import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithDrafts.class)
class DraftResourceTest {

    private static final String DRAFTS = "/kit-test/v1/drafts";

    @Test
    void aRowIsCreatedReadEditedAndDeleted() {
        ValidatableResponse created = create("{'short_title':'life','amount':'12.50','status':'open'}")
                .statusCode(201);
        String path = created.extract().header("Location").replaceAll("^https?://[^/]+", "");
        String tag = created.extract().header("ETag");
        as(ANA).get(path).then().statusCode(200).header("ETag", tag).body("amount", equalTo("12.5000"));

        problem(as(ANA).body("{}").patch(path).then(), 428, "precondition_required");
        String next = as(ANA).header("If-Match", tag)
                .body("{\"amount\":null}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("amount", nullValue())
                .body("short_title", equalTo("life"))
                .extract()
                .header("ETag");
        problem(as(ANA).header("If-Match", tag).body("{}").patch(path).then(), 412, "precondition_failed")
                .body("current_etag", equalTo(next));
        as(ANA).header("If-Match", next).delete(path).then().statusCode(204);
        problem(as(ANA).get(path).then(), 404, "not_found");
    }

    @Test
    void aChangeThatCanNeverFitIsRefusedBeforeAnythingIsLookedUp() {
        String nowhere = DRAFTS + "/" + UUID.randomUUID();
        problem(as(ANA).body("{\"colour\":\"red\"}").patch(nowhere).then(), 400, "unknown_field");
        problem(as(ANA).body("{\"amount\":7}").patch(nowhere).then(), 400, "wrong_type");
        problem(as(ANA).body("{\"short_title\":\" \"}").patch(nowhere).then(), 400, "validation_failed");
        problem(
                as(ANA).header("If-Match", "*")
                        .body("{\"amount\":\"7.00\"}")
                        .patch(nowhere)
                        .then(),
                404,
                "not_found");
    }

    @Test
    void anEmptyAcceptSaysNothingAndAnUnreadableOneIsRefused() {
        as(ANA).header("Accept", "").get(DRAFTS).then().statusCode(200).contentType("application/json");
        problem(as(ANA).header("Accept", "garbage").get(DRAFTS).then(), 406, "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "garbage"})
    void nothingIsDoneForAClientThatDoesNotTakeJson(String accepted) {
        String title = UUID.randomUUID().toString().substring(0, 18);
        String draft = "{'short_title':'%s','status':'open'}".formatted(title);
        problem(
                as(ANA).header("Accept", accepted)
                        .body(draft.replace('\'', '"'))
                        .post(DRAFTS)
                        .then(),
                406,
                "not_acceptable");

        String path = DRAFTS + "/" + id(create(draft).statusCode(201));
        problem(
                as(ANA).header("Accept", accepted)
                        .header("If-Match", "*")
                        .delete(path)
                        .then(),
                406,
                "not_acceptable");
        as(ANA).get(path).then().statusCode(200);
    }

    @Test
    void somebodyElsesRowIsNotFoundAndAPublicOneMayNotBeChanged() {
        String hidden = "/" + id(create("{'short_title':'mine','status':'open'}"));
        String shared = "/" + id(create("{'short_title':'shared','status':'public'}"));
        problem(as(BEN).get(DRAFTS + hidden).then(), 404, "not_found");
        problem(
                as(BEN).header("If-Match", "*")
                        .body("{}")
                        .patch(DRAFTS + hidden)
                        .then(),
                404,
                "not_found");
        as(BEN).get(DRAFTS + shared).then().statusCode(200);
        problem(
                as(BEN).header("If-Match", "*")
                        .body("{}")
                        .patch(DRAFTS + shared)
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void aRowWhoseDeletionThePolicyRefusesStays() {
        String kept = DRAFTS + "/" + id(create("{'short_title':'keep me','status':'kept'}"));
        problem(as(ANA).header("If-Match", "*").delete(kept).then(), 403, "forbidden");
        as(ANA).get(kept).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'short_title':'twice','status':'open'} | 409 | short_title_taken | /short_title",
                "{'short_title':'a','status':'open','amount':'-1'} | 400 | invalid_value | /amount",
                "{'short_title':'a','status':'open','parent_id':'00000000-0000-0000-0000-000000000009'}"
                        + " | 409 | unknown_reference | /parent_id",
                "{'short_title':'second','status':'sealed'} | 409 | in_use | /status",
            })
    void constraintsBecomeCodesThatPointAtTheField(String body, int status, String code, String pointer) {
        create("{'short_title':'twice','status':'open'}");
        create("{'short_title':'first','status':'sealed'}");
        problem(create(body), status, code).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void whatTheDatabaseRefusesOtherwiseIsAProblemToo() {
        problem(create("{'short_title':'not allowed','status':'open'}"), 403, "forbidden");
        problem(create("{'short_title':'a','status':'open','amount':'99999999999999999999'}"), 400, "invalid_value");
        String path = DRAFTS + "/" + id(create("{'short_title':'renamed','status':'open'}"));
        problem(
                as(ANA).header("If-Match", "*")
                        .body("{\"short_title\":\"forbidden title\"}")
                        .patch(path)
                        .then(),
                422,
                "title_refused");
    }

    @Test
    void aRowThatIsReferredToIsInUse() {
        String parent = id(create("{'short_title':'parent','status':'open'}"));
        create("{'short_title':'child','status':'open','parent_id':'" + parent + "'}")
                .statusCode(201);
        problem(as(ANA).header("If-Match", "*").delete(DRAFTS + "/" + parent).then(), 409, "in_use");
    }

    @Test
    void aGrantThatIsMissingIsNotedSinceItIsTheServicesOwnFault() throws Exception {
        try (LoggedLines logged = LoggedLines.start();
                var superuser = DraftsDatabase.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("revoke select on drafts from kit_caller");
            problem(as(ANA).get(DRAFTS).then(), 403, "forbidden");
            statement.execute("grant select on drafts to kit_caller");
            assertTrue(logged.toString().contains("The database role lacks a grant"), logged::toString);
        }
    }

    @Test
    void readingBackWhatWasWrittenLogsNoWarning() {
        try (LoggedLines logged = LoggedLines.start()) {
            create("{'short_title':'read back','status':'open'}").statusCode(201);
            assertFalse(logged.toString().contains("HHH90000034"), logged::toString);
        }
    }

    @Test
    void withoutATokenThereIsNothing() {
        problem(given().get(DRAFTS).then(), 401, "unauthorized").header("WWW-Authenticate", startsWith("Bearer"));
    }

    static RequestSpecification as(UUID person) {
        return given().header("Authorization", DraftsDatabase.bearer(person)).contentType(ContentType.JSON);
    }

    static String id(ValidatableResponse created) {
        return created.extract().path("id");
    }

    private static ValidatableResponse create(String body) {
        return as(ANA).body(body.replace('\'', '"')).post(DRAFTS).then();
    }
}
