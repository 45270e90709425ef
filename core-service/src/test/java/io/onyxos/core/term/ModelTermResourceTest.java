package io.onyxos.core.term;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ModelTermResourceTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Bucharest"));

    @Test
    void theFirstOfItsTypeMayStartInThePastAndTheNextEndsIt() {
        String terms = terms();
        set(AURORA_OWNER, terms, "tip", TODAY.minusYears(1), Map.of()).then().statusCode(201);
        LocalDate change = TODAY.plusDays(10);

        set(AURORA_OWNER, terms, "tip", change, Map.of()).then().statusCode(409).body("code", equalTo("terms_overlap"));
        set(AURORA_OWNER, terms, "tip", change, Map.of("end_previous", true))
                .then()
                .statusCode(201);

        list(terms, TODAY).then().body("data.valid_to", contains(change.toString()));
        list(terms, change).then().body("data.valid_from", contains(change.toString()));
        list(terms, TODAY.minusYears(2)).then().body("data", empty());
        AURORA_PALADIN.asks().get(terms).then().statusCode(200).body("data", hasSize(2));
    }

    @Test
    void onlyTheFirstMayStartInThePast() {
        String terms = terms();
        set(
                        AURORA_OWNER,
                        terms,
                        "tip",
                        TODAY,
                        Map.of("valid_to", TODAY.plusDays(5).toString()))
                .then()
                .statusCode(201);

        set(
                        AURORA_OWNER,
                        terms,
                        "tip",
                        TODAY.minusDays(9),
                        Map.of("valid_to", TODAY.minusDays(5).toString()))
                .then()
                .statusCode(422)
                .body("code", equalTo("starts_in_the_past"));
    }

    @Test
    void ofTwoThatWouldBeTheFirstInThePastOneIs() throws Exception {
        String terms = terms();
        String model = terms.substring(0, terms.lastIndexOf('/'));
        UUID id = UUID.fromString(model.substring(model.lastIndexOf('/') + 1));
        try (Sql lock = Sql.holding("select from public.models where id = ? for update", id)) {
            var answers = Stream.of(20, 10)
                    .map(days -> CompletableFuture.supplyAsync(() -> set(
                            AURORA_OWNER,
                            terms,
                            "tip",
                            TODAY.minusDays(days),
                            Map.of("valid_to", TODAY.minusDays(days - 5).toString()))))
                    .toList();
            Sql.awaitWaiting("insert into model_terms%", 2);
            lock.letGo();

            assertEquals(
                    List.of(201, 422),
                    answers.stream()
                            .map(answer -> answer.join().statusCode())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void whatIsInForceCanBeEndedAndExplainedButNotRewritten() {
        Response inForce = set(AURORA_OWNER, terms(), "any", TODAY, Map.of());
        edit(AURORA_OWNER, inForce, inForce, Map.of("agency_rate", "0.1"))
                .then()
                .statusCode(409)
                .body("code", equalTo("term_in_force"));
        delete(inForce).then().statusCode(409).body("code", equalTo("term_in_force"));

        Response noted = edit(AURORA_OWNER, inForce, inForce, Map.of("notes", "renegotiated"));
        noted.then().statusCode(200).body("notes", equalTo("renegotiated"));
        edit(AURORA_OWNER, inForce, inForce, Map.of("notes", "late")).then().statusCode(412);
        edit(AURORA_OWNER, inForce, noted, Map.of("valid_to", TODAY.plusDays(1).toString()))
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsInForceEndsTodayAtTheEarliest() {
        Response inForce = set(AURORA_OWNER, terms(), "tip", TODAY.minusDays(9), Map.of());

        edit(
                        AURORA_OWNER,
                        inForce,
                        inForce,
                        Map.of("valid_to", TODAY.minusDays(1).toString()))
                .then()
                .statusCode(409)
                .body("code", equalTo("term_in_force"));
        Response ended = edit(AURORA_OWNER, inForce, inForce, Map.of("valid_to", TODAY.toString()));
        ended.then().statusCode(200);
        delete(ended).then().statusCode(409).body("code", equalTo("term_in_force"));
    }

    @Test
    void whetherATermIsInForceIsToldByTheAgencysDate() throws Exception {
        for (String zone : new String[] {"Pacific/Kiritimati", "Etc/GMT+12"}) {
            Newcomer owner = Newcomer.signUp();
            owner.found(Map.of("timezone", zone)).then().statusCode(201);
            LocalDate day = LocalDate.now(ZoneId.of("Pacific/Kiritimati"));
            String terms = owner.post("/core/v1/models", Map.of("name", "Muse")).header("Location") + "/terms";
            Map<String, String> term =
                    Map.of("revenue_type", "tip", "basis", "net", "agency_rate", "0.5", "valid_from", day.toString());
            String path = owner.post(terms, term).header("Location");

            owner.edit(path, Map.of("agency_rate", "0.1")).statusCode(zone.startsWith("Pacific") ? 409 : 200);
        }
    }

    @Test
    void whatIsToComeIsNotMovedIntoThePast() {
        String terms = terms();
        set(
                AURORA_OWNER,
                terms,
                "any",
                TODAY,
                Map.of("valid_to", TODAY.plusDays(1).toString()));
        Response future = set(AURORA_OWNER, terms, "any", TODAY.plusDays(3), Map.of());

        edit(
                        AURORA_OWNER,
                        future,
                        future,
                        Map.of("valid_from", TODAY.minusDays(1).toString(), "valid_to", TODAY.toString()))
                .then()
                .statusCode(422)
                .body("code", equalTo("starts_in_the_past"));
        edit(AURORA_OWNER, future, future, Map.of("valid_from", TODAY.toString()))
                .then()
                .statusCode(409)
                .body("code", equalTo("terms_overlap"));
        edit(AURORA_OWNER, future, future, Map.of("end_previous", true)).then().statusCode(400);
    }

    @Test
    void whatIsToComeCanBeChangedAndDeleted() {
        Response future = set(AURORA_OWNER, terms(), "any", TODAY.plusDays(3), Map.of());

        Response changed = edit(AURORA_OWNER, future, future, Map.of("agency_rate", "0.1"));
        changed.then().statusCode(200).body("agency_rate", equalTo("0.100000"));
        delete(changed).then().statusCode(204);
        AURORA_OWNER.asks().get(path(future)).then().statusCode(404);
    }

    @Test
    void ofTwoOverlappingTermsInParallelOneStays() {
        String terms = terms();

        List<Integer> statuses = Stream.of("0.2", "0.3")
                .map(rate -> CompletableFuture.supplyAsync(
                        () -> set(AURORA_OWNER, terms, "ppv", TODAY, Map.of("agency_rate", rate))
                                .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertEquals(List.of(201, 409), statuses);
    }

    @Test
    void refusesBadInput() {
        String terms = terms();

        set(AURORA_OWNER, terms, "gift", TODAY, Map.of()).then().statusCode(400);
        set(AURORA_OWNER, terms, "tip", TODAY, Map.of("agency_rate", "1.5"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/agency_rate"));
        set(AURORA_OWNER, terms, "tip", TODAY, Map.of("valid_to", TODAY.toString()))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/valid_to"));
        set(AURORA_OWNER, terms, "tip", TODAY, Map.of("agency_rate", "0.1234567"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/agency_rate"));
        set(AURORA_OWNER, terms, "tip", TODAY, Map.of("valid_to", "+12026-01-01"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/valid_to"));
    }

    @Test
    void isShownToSomeSetByFewerAndAbsentElsewhere() {
        String terms = terms();
        Response term = set(AURORA_OWNER, terms, "tip", TODAY, Map.of());

        AURORA_PALADIN.asks().get(path(term)).then().statusCode(200);
        set(AURORA_PALADIN, terms, "ppv", TODAY, Map.of()).then().statusCode(403);
        edit(AURORA_PALADIN, term, term, Map.of("notes", "no")).then().statusCode(403);
        AURORA_RANGER.asks().get(terms).then().statusCode(403);
        AURORA_CHATTER.asks().get(terms).then().statusCode(404);
        NIGHTFALL_OWNER.asks().get(terms).then().statusCode(404);
        NIGHTFALL_OWNER.asks().get(path(term)).then().statusCode(404);
        set(NIGHTFALL_OWNER, terms, "ppv", TODAY, Map.of()).then().statusCode(404);
    }

    private static String terms() {
        return AURORA_OWNER
                        .asks()
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "Terms " + UUID.randomUUID()))
                        .post("/core/v1/models")
                        .header("Location")
                + "/terms";
    }

    private static Response set(Person person, String terms, String type, LocalDate from, Map<String, ?> more) {
        Map<String, Object> term = new HashMap<>(
                Map.of("revenue_type", type, "basis", "net", "agency_rate", "0.5", "valid_from", from.toString()));
        term.putAll(more);
        return person.asks().contentType(ContentType.JSON).body(term).post(terms);
    }

    private static Response list(String terms, LocalDate at) {
        return AURORA_PALADIN.asks().queryParam("at", at.toString()).get(terms);
    }

    private static Response edit(Person person, Response term, Response seen, Map<String, ?> change) {
        return person.asks()
                .header("If-Match", seen.header("ETag"))
                .contentType("application/merge-patch+json")
                .body(change)
                .patch(path(term));
    }

    private static Response delete(Response seen) {
        return AURORA_OWNER.asks().header("If-Match", seen.header("ETag")).delete(path(seen));
    }

    private static String path(Response term) {
        return "/core/v1/model-terms/" + term.jsonPath().getString("id");
    }
}
