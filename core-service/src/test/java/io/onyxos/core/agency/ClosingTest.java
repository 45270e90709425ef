package io.onyxos.core.agency;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.core.Sql;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ClosingTest {

    private Newcomer owner;
    private String agency;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        agency = owner.agency();
    }

    @Test
    void anAgencyClosesInThirtyDaysAndWorksUntilThen() throws Exception {
        Instant closingAt =
                Instant.parse(close(owner).then().statusCode(200).extract().path("closing_at"));

        Duration notice = Duration.between(Instant.now(), closingAt);
        assertTrue(notice.minusDays(30).abs().toMinutes() < 5, notice.toString());
        owner.edit(agency, Map.of("name", "Still here")).statusCode(200);
        assertEquals(List.of("closing_scheduled"), closingEvents());
    }

    @Test
    void nobodyJoinsAnAgencyThatCloses() throws Exception {
        close(owner).then().statusCode(200);
        Newcomer invited = Newcomer.signUp();

        assertEquals(
                List.of("agency_closing"),
                Sql.refusalAsOwner(
                        invited.id(),
                        "select core.join_agency(?, ?, 'smm', 'late', ?, ?)",
                        invited.id(),
                        agencyId(),
                        invited.email(),
                        owner.id()));
    }

    @Test
    void theOwnerThinksAgain() throws Exception {
        close(owner).then().statusCode(200);
        close(owner).then().statusCode(409).body("code", equalTo("agency_closing"));

        cancel(owner).then().statusCode(200).body("closing_at", nullValue());
        cancel(owner).then().statusCode(409).body("code", equalTo("not_closing"));
        assertEquals(List.of("closing_scheduled", "closing_cancelled"), closingEvents());
    }

    @Test
    void theNameIsSpeltOut() throws Exception {
        owner.post(agency + "/close", Map.of("confirm_name", "Agency"))
                .then()
                .statusCode(422)
                .body("code", equalTo("name_mismatch"));
        owner.post(agency + "/close", Map.of()).then().statusCode(400);
        owner.asks().get(agency).then().body("closing_at", nullValue());
    }

    @Test
    void onlyAnOwnerOfThisAgencyClosesIt() throws Exception {
        Newcomer admin = owner.hire("admin");
        Newcomer stranger = Newcomer.signUp();
        stranger.agency();

        close(admin).then().statusCode(403).body("code", equalTo("forbidden"));
        cancel(admin).then().statusCode(403);
        close(stranger).then().statusCode(404);
        cancel(stranger).then().statusCode(404);
        owner.asks().get(agency).then().body("closing_at", nullValue());
    }

    private Response close(Newcomer person) {
        return person.post(agency + "/close", Map.of("confirm_name", "Agency " + owner.id()));
    }

    private Response cancel(Newcomer person) {
        return person.asks().post(agency + "/cancel-closing");
    }

    private List<Object> closingEvents() throws Exception {
        return Sql.column(
                "select split_part(event_type, '.', 5) from core.outbox"
                        + " where aggregate_id = ? and event_type like '%closing%' order by id",
                agencyId());
    }

    private UUID agencyId() {
        return UUID.fromString(agency.substring(agency.lastIndexOf('/') + 1));
    }
}
