package io.onyxos.kit.http;

import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithoutDatabase.class)
class EtagTest {

    private static final String TAG = Etag.of(EchoResource.CHANGED);
    private static final String TAGGED = "/kit-test/echo/tagged";

    @Test
    void everyMicrosecondHasItsOwnTag() {
        assertNotEquals(TAG, Etag.of(EchoResource.CHANGED.plusNanos(1000)));
    }

    @Test
    void aTagTellsTheMicrosecondAndAnythingElseNone() {
        assertEquals(Optional.of(EchoResource.CHANGED), Etag.seen(TAG));
        for (String other : new String[] {
            "", "\"", "*", "other", "W/" + TAG, "\"zzzzzzzzzzzz\"", "\"-1\"", "\"1-\"", "\"1-A\"", "\"01\""
        }) {
            assertEquals(Optional.empty(), Etag.seen(other), other);
        }
    }

    @Test
    void aTagTellsWhoSeesLessFromWhoSeesAllAndBothMayChange() {
        String less = given().queryParam("withheld", "secrets").get(TAGGED).header("ETag");
        assertNotEquals(TAG, less);
        assertEquals(Optional.of(EchoResource.CHANGED), Etag.seen(less));
        given().header("If-None-Match", less).get(TAGGED).then().statusCode(200).header("ETag", TAG);
        given().header("If-None-Match", TAG)
                .queryParam("withheld", "secrets")
                .get(TAGGED)
                .then()
                .statusCode(200)
                .header("ETag", less);
        given().header("If-None-Match", less)
                .queryParam("withheld", "secrets")
                .get(TAGGED)
                .then()
                .statusCode(304);
        given().header("If-Match", less).put(TAGGED).then().statusCode(200);
    }

    @Test
    void aVersionedAnswerIsTagged() {
        when().get(TAGGED).then().statusCode(200).header("ETag", TAG);
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        given().header("If-None-Match", "\"other\", W/" + TAG)
                .get(TAGGED)
                .then()
                .statusCode(304)
                .header("ETag", TAG)
                .body(equalTo(""));
        given().header("If-None-Match", "\"other\"").get(TAGGED).then().statusCode(200);
    }

    @Test
    void aChangeNeedsTheTag() {
        problem(when().put(TAGGED).then(), 428, "precondition_required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"other\"", "W/TAG", "other", "tag", "\"", "*, TAG", "TAG other", "\"x,TAG", "W/*", "\"0\""})
    void aStaleWeakOrMalformedTagIsRefusedWithTheCurrentOne(String sent) {
        String header = sent.replace("TAG", TAG);
        problem(given().header("If-Match", header).put(TAGGED).then(), 412, "precondition_failed")
                .header("ETag", TAG)
                .body("current_etag", equalTo(TAG));
    }

    @Test
    void aMalformedTagDoesNotMatchARowOfTheEpoch() {
        for (String malformed : new String[] {"other", "W/\"0\"", "", "\"00\"", "\"x\"y\""}) {
            assertThrows(Problem.class, () -> new IfMatch(malformed).check(Instant.EPOCH), malformed);
        }
        new IfMatch("\"0\"").check(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"xTAG", "xTAG", "\"other-TAG", "w/TAG", "WTAG", "TAGx", "\"W/\"TAG"})
    void aTagThatOnlyEndsLikeTheCurrentOneIsAnother(String sent) {
        given().header("If-None-Match", sent.replace("TAG", TAG))
                .get(TAGGED)
                .then()
                .statusCode(200);
    }

    @Test
    void theCurrentTagAndTheStarAreAccepted() {
        for (String sent :
                new String[] {TAG, "\"other\", " + TAG, "\"a,b\",W/\"c\" , ," + TAG, " * ", "\"\",".repeat(5_000) + TAG
                }) {
            given().header("If-Match", sent).put(TAGGED).then().statusCode(200);
        }
    }
}
