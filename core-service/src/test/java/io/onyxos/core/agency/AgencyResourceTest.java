package io.onyxos.core.agency;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class AgencyResourceTest {

    private static final String AURORA = "/core/v1/agencies/a0000000-0000-4000-8000-000000000001";

    @Test
    void membersSeeTheirAgencyAndManagersItsSettingsToo() {
        AURORA_OWNER
                .asks()
                .get(AURORA)
                .then()
                .statusCode(200)
                .body("name", equalTo("Aurora"))
                .body("tax_jurisdiction", equalTo("RO"))
                .body("tax_rate", equalTo("0.110000"))
                .body("$", hasKey("registration_number"))
                .body("require_mfa", equalTo(false));
        for (Person member : new Person[] {Person.AURORA_CHATTER, Person.AURORA_RECRUITER, Person.AURORA_ALCHEMIST}) {
            member.asks()
                    .get(AURORA)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("Aurora"))
                    .body("$", not(hasKey("tax_jurisdiction")))
                    .body("$", not(hasKey("tax_rate")))
                    .body("$", not(hasKey("registration_number")))
                    .body("$", not(hasKey("require_mfa")));
        }
    }

    @Test
    void theOwnerChangesSettingsAndTheOthersHearOfIt() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();

        owner.edit(agency, Map.of("timezone", "Asia/Kathmandu", "tax_rate", "0.2", "tax_jurisdiction", "GB"))
                .statusCode(200)
                .body("timezone", equalTo("Asia/Kathmandu"))
                .body("tax_rate", equalTo("0.200000"))
                .body("currency", equalTo("EUR"));
        assertEquals(
                List.of("tax_jurisdiction,tax_rate,timezone"),
                Sql.column(
                        "select array_to_string(array(select jsonb_array_elements_text(payload -> 'changed')), ',')"
                                + " from core.outbox where event_type like '%settings_changed%' and aggregate_id = ?",
                        UUID.fromString(owner.asks().get(agency).path("id"))));
        owner.edit(agency, "{\"tax_jurisdiction\": null}").statusCode(200).body("tax_jurisdiction", nullValue());
    }

    @Test
    void whatAMemberHasKeptOfItIsNoAnswerForWhoSeesTheSettings() {
        String aurora = "/core/v1/agencies/a0000000-0000-4000-8000-000000000001";
        String kept = AURORA_CHATTER.asks().get(aurora).header("ETag");

        AURORA_CHATTER.asks().header("If-None-Match", kept).get(aurora).then().statusCode(304);
        AURORA_OWNER
                .asks()
                .header("If-None-Match", kept)
                .get(aurora)
                .then()
                .statusCode(200)
                .header("ETag", not(kept))
                .body("$", hasKey("tax_jurisdiction"));
    }

    @Test
    void twoEditsOfOneVersionHaveOneWinner() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();
        String tag = owner.tag(agency);

        owner.edit(agency, tag, Map.of("name", "First")).statusCode(200);
        owner.edit(agency, tag, Map.of("name", "Second"))
                .statusCode(412)
                .body("current_etag", equalTo(owner.tag(agency)));
        owner.asks()
                .contentType("application/merge-patch+json")
                .body(Map.of("name", "Blind"))
                .patch(agency)
                .then()
                .statusCode(428);
    }

    @Test
    void refusesWhatNoAgencyMayBeAndSaysWhere() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();

        Map.of(
                        "timezone", "EST",
                        "currency", "XXX",
                        "week_start", 0,
                        "locale", "-",
                        "tax_jurisdiction", "UK",
                        "tax_rate", "1.000001",
                        "logo_url", "http://plain.test/logo.png",
                        "pay_period", "daily",
                        "assigned_access", "never",
                        "registration_number", "1".repeat(65))
                .forEach((field, value) -> owner.edit(agency, Map.of(field, value))
                        .statusCode(400)
                        .body("errors[0].pointer", equalTo("/" + field)));
        for (String field : new String[] {"id", "agency_id", "closing_at", "created_at", "owner_id"}) {
            owner.edit(agency, Map.of(field, UUID.randomUUID().toString()))
                    .statusCode(400)
                    .body("code", equalTo("unknown_field"));
        }
        owner.edit(agency, "{\"tax_rate\": null}").statusCode(400).body("errors[0].pointer", equalTo("/tax_rate"));
        owner.edit(agency, Map.of("tax_rate", "-0.1")).statusCode(400).body("errors[0].pointer", equalTo("/tax_rate"));
    }

    @Test
    void everyOtherWeekNeedsADayToCountFrom() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();

        owner.edit(agency, Map.of("pay_period", "biweekly"))
                .statusCode(400)
                .body("code", equalTo("required"))
                .body("errors.pointer", contains("/pay_period_anchor"));
        owner.edit(agency, Map.of("pay_period", "biweekly", "pay_period_anchor", "2026-01-05"))
                .statusCode(200)
                .body("pay_period_anchor", equalTo("2026-01-05"));
    }

    @Test
    void whoeverDemandsASecondFactorHasShownOne() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();

        owner.edit(agency, Map.of("require_mfa", true)).statusCode(409).body("code", equalTo("enrol_first"));
        Newcomer.edit(owner.asksWithSecondFactor(), agency, owner.tag(agency), Map.of("require_mfa", true))
                .statusCode(200)
                .body("require_mfa", equalTo(true));

        owner.edit(agency, Map.of("name", "One factor")).statusCode(403).body("code", equalTo("mfa_required"));
        owner.edit(agency + "/billing", Map.of("city", "Cluj")).statusCode(403).body("code", equalTo("mfa_required"));
        owner.asks()
                .get("/core/v1/me")
                .then()
                .body("permissions", not(hasItem("edit_agency_settings")))
                .body("mfa.required", equalTo(true))
                .body("mfa.satisfied", equalTo(false));
        Newcomer.edit(owner.asksWithSecondFactor(), agency, owner.tag(agency), Map.of("name", "Two factors"))
                .statusCode(200);
    }

    @Test
    void nobodyButTheOwnerChangesSettings() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();

        for (String role : new String[] {"admin", "grandmaster", "paladin", "chatter"}) {
            owner.hire(role)
                    .edit(agency, Map.of("name", "Mine"))
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
        }
        owner.hire("admin").edit(agency, "\"stale\"", Map.of("name", "Mine")).statusCode(403);
    }

    @Test
    void anotherAgencyIsAsAbsentAsNone() throws Exception {
        String none = "/core/v1/agencies/" + UUID.randomUUID();

        for (String path : new String[] {AURORA, none}) {
            NIGHTFALL_OWNER.asks().get(path).then().statusCode(404);
            Newcomer.edit(NIGHTFALL_OWNER.asks(), path, "*", Map.of("name", "Taken"))
                    .statusCode(404);
        }
        Newcomer.signUp().asks().get(AURORA).then().statusCode(404);
        AURORA_OWNER.asks().get("/core/v1/agencies/aurora").then().statusCode(404);
    }

    @Test
    void nothingIsForPeopleWhoHaveNotSignedIn() {
        for (String path : new String[] {"", "/billing", "/settings-history", "/calendar?unit=day"}) {
            RestAssured.get(AURORA + path).then().statusCode(401);
        }
        for (String path : new String[] {"", "/billing"}) {
            Newcomer.edit(RestAssured.given(), AURORA + path, "*", Map.of("name", "Mine"))
                    .statusCode(401);
        }
        for (String verb : new String[] {"/transfer-ownership", "/close", "/cancel-closing"}) {
            RestAssured.post(AURORA + verb).then().statusCode(401);
        }
    }
}
