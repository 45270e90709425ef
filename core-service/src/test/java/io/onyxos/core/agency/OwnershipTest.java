package io.onyxos.core.agency;

import static io.onyxos.kit.testing.Person.NIGHTFALL_SMM;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class OwnershipTest {

    private Newcomer owner;
    private String agency;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        agency = owner.agency();
    }

    @Test
    void ownershipChangesHandsInOneStep() throws Exception {
        Newcomer heir = owner.hire("smm");

        transfer(owner, heir.id(), "admin")
                .statusCode(200)
                .body("name", equalTo(name()))
                .body("require_mfa", equalTo(false));
        assertEquals("owner", role(heir));
        assertEquals("admin", role(owner));
        assertEquals(
                List.of("agency.ownership_transferred", "profile.role_changed", "profile.role_changed"),
                Sql.column(
                        "select replace(replace(event_type, 'io.onyxos.core.', ''), '.v1', '') as event"
                                + " from core.outbox where agency_id = ? and (event_type like '%transferred%'"
                                + " or event_type like '%role_changed%') order by event",
                        agencyId()));
        transfer(owner, heir.id(), "chatter").statusCode(403).body("code", equalTo("forbidden"));
    }

    @Test
    void whoStepsDownFarEnoughNoLongerSeesTheSettings() throws Exception {
        transfer(owner, owner.hire("smm").id(), "chatter").statusCode(200).body("$", not(hasKey("tax_rate")));
    }

    @Test
    void theHeirIsAnActiveMember() throws Exception {
        Newcomer former = owner.hire("admin");
        owner.post("/core/v1/profiles/" + former.id() + "/deactivate", Map.of("reason", "left"))
                .then()
                .statusCode(200);

        transfer(owner, former.id(), "admin").statusCode(409).body("code", equalTo("not_active"));
        transfer(owner, UUID.randomUUID(), "admin").statusCode(404);
        transfer(owner, NIGHTFALL_SMM.id(), "admin").statusCode(404);
        transfer(owner, owner.id(), "admin").statusCode(422).body("code", equalTo("must_hand_over"));
        transfer(owner, owner.hire("admin").id(), "owner").statusCode(422).body("code", equalTo("must_hand_over"));
    }

    @Test
    void theNameIsSpeltOut() throws Exception {
        Newcomer heir = owner.hire("admin");

        owner.post(agency + "/transfer-ownership", body(heir.id(), "admin", "Some agency"))
                .then()
                .statusCode(422)
                .body("code", equalTo("name_mismatch"))
                .body("errors[0].pointer", equalTo("/confirm_name"));
        owner.post(agency + "/transfer-ownership", Map.of("to_profile_id", heir.id(), "my_new_role", "admin"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/confirm_name"));
        owner.post(agency + "/transfer-ownership", body(heir.id(), "king", name()))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/my_new_role"));
        assertEquals("owner", role(owner));
    }

    @Test
    void onlyAnOwnerOfThisAgencyHandsItOver() throws Exception {
        Newcomer admin = owner.hire("admin");
        Newcomer stranger = Newcomer.signUp();
        stranger.agency();

        transfer(admin, admin.id(), "smm").statusCode(403).body("code", equalTo("forbidden"));
        transfer(stranger, admin.id(), "admin").statusCode(404);
        Newcomer.edit(owner.asksWithSecondFactor(), agency, owner.tag(agency), Map.of("require_mfa", true))
                .statusCode(200);
        transfer(owner, admin.id(), "admin").statusCode(403).body("code", equalTo("mfa_required"));
    }

    @Test
    void twoTransfersByOneOwnerHaveOneHeir() throws Exception {
        Newcomer one = owner.hire("smm");
        Newcomer other = owner.hire("smm");
        try (Sql lock = Sql.holding("select from public.agencies where id = ? for update", agencyId())) {
            var first = CompletableFuture.supplyAsync(() -> transferTo(one));
            var second = CompletableFuture.supplyAsync(() -> transferTo(other));
            Sql.awaitWaiting("%transfer_ownership%", 2);
            lock.letGo();

            assertEquals(
                    List.of(200, 403),
                    Stream.of(first.join(), second.join())
                            .map(Response::statusCode)
                            .sorted()
                            .toList());
        }
        assertEquals(
                List.of(1L),
                Sql.column("select count(*) from public.profiles where agency_id = ? and role = 'owner'", agencyId()));
    }

    private Response transferTo(Newcomer heir) {
        return owner.post(agency + "/transfer-ownership", body(heir.id(), "chatter", name()));
    }

    private ValidatableResponse transfer(Newcomer person, UUID heir, String myNewRole) {
        return person.post(agency + "/transfer-ownership", body(heir, myNewRole, name()))
                .then();
    }

    private static Map<String, Object> body(UUID heir, String myNewRole, String name) {
        return Map.of("to_profile_id", heir, "my_new_role", myNewRole, "confirm_name", name);
    }

    private static String role(Newcomer person) {
        return person.asks().get("/core/v1/me").path("role");
    }

    private String name() {
        return "Agency " + owner.id();
    }

    private UUID agencyId() {
        return UUID.fromString(agency.substring(agency.lastIndexOf('/') + 1));
    }
}
