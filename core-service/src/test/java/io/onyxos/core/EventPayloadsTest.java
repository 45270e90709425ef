package io.onyxos.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each event says, and that none says more. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class EventPayloadsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Newcomer owner;
    private String agency;
    private UUID agencyId;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        agency = owner.agency();
        agencyId = idOf(agency);
    }

    @Test
    void anAgencyTellsOfItsFoundingItsSettingsAndItsClosing() throws Exception {
        owner.edit(agency, Map.of("name", "Secret name", "week_start", 7)).statusCode(200);
        owner.edit(agency, Map.of("week_start", 7)).statusCode(200);
        String closingAt = owner.post(agency + "/close", Map.of("confirm_name", "Secret name"))
                .path("closing_at");
        owner.asks().post(agency + "/cancel-closing").then().statusCode(200);

        told(
                agencyId,
                "agency.created",
                Map.of("owner_id", owner.id(), "timezone", "Europe/Bucharest", "currency", "EUR", "week_start", 1));
        told(
                agencyId,
                "agency.settings_changed",
                Map.of(
                        "changed", List.of("name", "week_start"),
                        "timezone", "Europe/Bucharest",
                        "currency", "EUR",
                        "week_start", 7,
                        "assigned_access", "always"));
        JsonNode closing = payloads(agencyId, "agency.closing_scheduled").get(0);
        assertEquals(
                Instant.parse(closingAt),
                OffsetDateTime.parse(closing.get("closing_at").asText()).toInstant());
        told(agencyId, "agency.closing_cancelled", Map.of());
        silentAbout("Secret name");
    }

    @Test
    void aTransferTellsBothRolesToo() throws Exception {
        Newcomer heir = owner.hire("smm");
        owner.post(
                        agency + "/transfer-ownership",
                        Map.of(
                                "to_profile_id",
                                heir.id(),
                                "my_new_role",
                                "admin",
                                "confirm_name",
                                "Agency " + owner.id()))
                .then()
                .statusCode(200);

        told(agencyId, "agency.ownership_transferred", Map.of("from_id", owner.id(), "to_id", heir.id()));
        told(owner.id(), "profile.role_changed", roleChange("owner", "admin"));
        told(heir.id(), "profile.role_changed", roleChange("smm", "owner"));
    }

    @Test
    void aMemberIsToldFromJoiningToErasure() throws Exception {
        Newcomer member = owner.hire("smm");
        String path = "/core/v1/profiles/" + member.id();
        owner.edit(path, Map.of("display_name", "Secret person", "language", "ro"))
                .statusCode(200);
        owner.post(path + "/change-role", Map.of("role", "ranger", "reason", "secret reason"))
                .then()
                .statusCode(200);
        owner.post(path + "/change-role", Map.of("role", "ranger", "reason", "again"))
                .then()
                .statusCode(200);
        Response left = owner.post(path + "/deactivate", Map.of("reason", "secret reason"));
        owner.asks().post(path + "/reactivate").then().statusCode(200);
        owner.post(path + "/deactivate", Map.of("reason", "for good")).then().statusCode(200);
        owner.asks().post(path + "/erase").then().statusCode(200);

        Map<String, Object> joined = new HashMap<>(Map.of("role", "owner"));
        joined.put("invited_by", null);
        joined.put("invitation_id", null);
        told(owner.id(), "profile.joined", joined);
        told(member.id(), "profile.updated", Map.of("changed", List.of("display_name", "language")));
        told(member.id(), "profile.role_changed", roleChange("smm", "ranger"));
        told(member.id(), "profile.reactivated", Map.of());
        told(member.id(), "profile.erased", Map.of());
        List<JsonNode> deactivations = payloads(member.id(), "profile.deactivated");
        assertEquals(2, deactivations.size());
        assertEquals(owner.id().toString(), deactivations.get(0).get("by").asText());
        assertEquals(
                Instant.parse(left.path("deactivated_at")),
                OffsetDateTime.parse(deactivations.get(0).get("at").asText()).toInstant());
        silentAbout("Secret person", "secret reason", member.email(), "m-" + member.id());
    }

    @Test
    void aModelTellsOfItselfItsAccountsAndItsTerms() throws Exception {
        String path = owner.post("/core/v1/models", Map.of("name", "Secret name", "bio", "secret bio"))
                .header("Location");
        UUID model = idOf(path);
        owner.edit(path, Map.of("bio", "another secret", "tags", List.of("secret-tag")))
                .statusCode(200);
        String account = owner.post(path + "/accounts", Map.of("platform", "x", "username", "secret_handle"))
                .header("Location");
        owner.edit(account, Map.of("is_primary", true)).statusCode(200);
        owner.asks()
                .header("If-Match", owner.tag(account))
                .delete(account)
                .then()
                .statusCode(204);
        String term = owner.post(
                        path + "/terms",
                        Map.of(
                                "revenue_type", "tip",
                                "basis", "net",
                                "agency_rate", "0.3",
                                "valid_from", "2999-01-01",
                                "notes", "secret note"))
                .header("Location");
        owner.edit(term, Map.of("notes", "another secret note")).statusCode(200);
        owner.asks().header("If-Match", owner.tag(path)).delete(path).then().statusCode(204);

        told(model, "model.created", Map.of("status", "onboarding"));
        told(model, "model.updated", Map.of("changed", List.of("bio", "tags")));
        assertEquals(3, payloads(model, "model.accounts_changed").size());
        Map<String, Object> terms =
                new HashMap<>(Map.of("term_id", idOf(term), "revenue_type", "tip", "valid_from", "2999-01-01"));
        terms.put("valid_to", null);
        told(model, "model.terms_changed", terms);
        told(model, "model.deleted", Map.of());
        silentAbout("ecret name", "ecret bio", "nother secret", "secret-tag", "secret_handle", "ecret note");
    }

    private static Map<String, Object> roleChange(String from, String to) {
        return Map.of("from", from, "to", to);
    }

    /** Exactly once, with these values beside the aggregate's own id and, of a role change, who did it. */
    private void told(UUID aggregate, String event, Map<String, ?> values) throws Exception {
        Map<String, Object> expected = new HashMap<>(values);
        expected.put(event.substring(0, event.indexOf('.')) + "_id", aggregate);
        if (event.equals("profile.role_changed")) {
            expected.put("changed_by", owner.id());
        }
        assertEquals(List.of(JSON.<JsonNode>valueToTree(expected)), payloads(aggregate, event), event);
    }

    private static List<JsonNode> payloads(UUID aggregate, String event) throws Exception {
        List<JsonNode> payloads = new ArrayList<>();
        for (Object payload : Sql.column(
                "select payload::text from core.outbox where aggregate_id = ?"
                        + " and event_type = 'io.onyxos.core.' || ? || '.v1' order by id",
                aggregate,
                event)) {
            payloads.add(JSON.readTree((String) payload));
        }
        return payloads;
    }

    private void silentAbout(String... secrets) throws Exception {
        String all = Sql.column("select payload::text from core.outbox where agency_id = ?", agencyId)
                .toString();
        for (String secret : secrets) {
            assertFalse(all.contains(secret), secret);
        }
    }

    private static UUID idOf(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
