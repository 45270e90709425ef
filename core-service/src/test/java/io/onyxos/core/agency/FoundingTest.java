package io.onyxos.core.agency;

import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class FoundingTest {

    private static final String AGENCIES = "/core/v1/agencies";

    @Test
    void aNewcomerFoundsAnAgencyAndOwnsIt() throws Exception {
        Newcomer founder = Newcomer.signUp();
        founder.asks().get("/core/v1/me").then().body("standing", equalTo("none"));

        String id = founder.found(Map.of("display_name", "Flo"))
                .then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .header("Location", containsString(AGENCIES + "/"))
                .body("week_start", equalTo(1))
                .body("locale", equalTo("en"))
                .body("pay_period", equalTo("monthly"))
                .body("tax_rate", equalTo("0.000000"))
                .extract()
                .path("id");

        String agency = AGENCIES + "/" + id;
        founder.asks()
                .get("/core/v1/me")
                .then()
                .body("standing", equalTo("active"))
                .body("role", equalTo("owner"))
                .body("profile.display_name", equalTo("Flo"))
                .body("contact.email", equalTo(founder.email()));
        founder.asks().get(agency + "/billing").then().statusCode(200);
        founder.asks().get(agency + "/settings-history").then().body("data", hasSize(1));
        assertEquals(
                List.of("io.onyxos.core.agency.created.v1", "io.onyxos.core.profile.joined.v1"),
                Sql.column("select event_type from core.outbox where agency_id = ? order by id", idOf(agency)));
    }

    @Test
    void parallelFoundingsByOnePersonEndInOneAgency() throws Exception {
        Newcomer founder = Newcomer.signUp();
        try (Sql rival = Sql.holding(
                "insert into public.profiles (id, agency_id, username, role) values (?, ?, 'rival', 'chatter')",
                founder.id(),
                idOf(Newcomer.signUp().agency()))) {
            var one = CompletableFuture.supplyAsync(() -> founder.found(Map.of("name", "One " + founder.id())));
            var other = CompletableFuture.supplyAsync(() -> founder.found(Map.of("name", "Other " + founder.id())));
            Sql.awaitWaiting("%found_agency%", 2);
            rival.letGo();

            assertEquals(
                    List.of(201, 409),
                    Stream.of(one.join(), other.join())
                            .map(Response::statusCode)
                            .sorted()
                            .toList());
        }
        assertEquals(
                List.of(1L),
                Sql.column(
                        "select count(*) from public.agencies where name like '%' || ?",
                        founder.id().toString()));
        assertEquals(
                List.of(0L),
                Sql.column("select count(*) from public.agencies a"
                        + " where not exists (select from public.profiles p where p.agency_id = a.id)"));
    }

    @Test
    void whoFoundsWhileAnInvitationIsAcceptedEndsWithOneProfile() throws Exception {
        Newcomer inviter = Newcomer.signUp();
        UUID agency = idOf(inviter.agency());
        Newcomer invited = Newcomer.signUp();
        try (Sql acceptance = Sql.asOwner(
                invited.id(),
                "select core.join_agency(?, ?, 'smm', 'invited', ?, ?)",
                invited.id(),
                agency,
                invited.email(),
                inviter.id())) {
            var founding = CompletableFuture.supplyAsync(() -> invited.found(Map.of()));
            Sql.awaitWaiting("%found_agency%", 1);
            acceptance.keep();

            founding.join().then().statusCode(409).body("code", equalTo("already_member"));
        }
        invited.asks().get("/core/v1/me").then().body("agency.id", equalTo(agency.toString()));
        assertEquals(
                List.of(0L),
                Sql.column("select count(*) from public.agencies where name = 'Agency ' || ?", invited.id()));
    }

    @Test
    void aRepeatedRequestWithItsKeyGetsTheFirstAnswer() throws Exception {
        Newcomer founder = Newcomer.signUp();
        Response first = withKey(founder, founder.founding(Map.of()));
        Response again = withKey(founder, founder.founding(Map.of()));

        first.then().statusCode(201);
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"));
        assertEquals(first.body().asString(), again.body().asString());
        withKey(founder, founder.founding(Map.of("name", "Another")))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void refusesWhatNoAgencyMayBeAndSaysWhere() throws Exception {
        Newcomer founder = Newcomer.signUp();
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("timezone", "Europe/Atlantis");
        wrong.put("currency", "DEM");
        wrong.put("week_start", 8);
        wrong.put("locale", "in english");
        wrong.put("username", "-x");
        wrong.put("name", "x");
        wrong.put("display_name", "");
        wrong.forEach((field, value) -> refused(founder, Map.of(field, value), field));
        // these look well and are refused by the database
        refused(founder, Map.of("timezone", "CET"), "timezone");
        refused(founder, Map.of("name", " Padded "), "name");
        Map<String, Object> missing = new HashMap<>();
        missing.put("currency", null);
        refused(founder, missing, "currency");
        founder.found(Map.of("closing_at", "2030-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown_field"));

        founder.asks().get("/core/v1/me").then().body("standing", equalTo("none"));
    }

    @Test
    void whoBelongsOrBelongedToAnAgencyFoundsNone() throws Exception {
        for (Person person : new Person[] {AURORA_OWNER, AURORA_FORMER_CHATTER}) {
            person.asks()
                    .contentType(ContentType.JSON)
                    .body(Newcomer.signUp().founding(Map.of()))
                    .post(AGENCIES)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("already_member"));
        }
    }

    @Test
    void asksForASignIn() throws Exception {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Newcomer.signUp().founding(Map.of()))
                .post(AGENCIES)
                .then()
                .statusCode(401);
    }

    private static void refused(Newcomer founder, Map<String, ?> change, String field) {
        founder.found(change).then().statusCode(400).body("errors[0].pointer", equalTo("/" + field));
    }

    private static Response withKey(Newcomer founder, Map<String, ?> body) {
        return founder.asks()
                .header("Idempotency-Key", "found-" + founder.id())
                .contentType(ContentType.JSON)
                .body(body)
                .post(AGENCIES);
    }

    private static UUID idOf(String agency) {
        return UUID.fromString(agency.substring(AGENCIES.length() + 1));
    }
}
