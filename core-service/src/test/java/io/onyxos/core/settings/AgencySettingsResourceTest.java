package io.onyxos.core.settings;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class AgencySettingsResourceTest {

    private static final String AURORA = "/core/v1/agencies/a0000000-0000-4000-8000-000000000001/settings-history";

    @Test
    void tellsWhatWasInForceAtAnyInstant() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();
        owner.edit(agency, Map.of("timezone", "Asia/Kathmandu", "tax_rate", "0.2"))
                .statusCode(200);

        ValidatableResponse history = list(owner, agency, Map.of())
                .body("data.timezone", contains("Asia/Kathmandu", "Europe/Bucharest"))
                .body("data[0].valid_to", nullValue())
                .body("data[0].tax_rate", equalTo("0.200000"))
                .body("data[0].changed_by", equalTo(owner.id().toString()))
                .body("data[1].valid_to", notNullValue());
        Instant changed = Instant.parse(history.extract().path("data[0].valid_from"));
        Instant founded = Instant.parse(history.extract().path("data[1].valid_from"));

        at(owner, agency, changed).body("data.timezone", contains("Asia/Kathmandu"));
        at(owner, agency, changed.minusNanos(1000)).body("data.timezone", contains("Europe/Bucharest"));
        at(owner, agency, founded).body("data.timezone", contains("Europe/Bucharest"));
        owner.asks()
                .queryParam("at", founded.minusNanos(1000).toString())
                .get(agency + "/settings-history")
                .then()
                .statusCode(404);
    }

    @Test
    void twoChangesInOneTransactionAreOne() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();
        String id = agency.substring(agency.lastIndexOf('/') + 1);
        Members.run("do $$ begin update public.agencies set tax_rate = 0.1 where id = '" + id + "';"
                + " update public.agencies set tax_rate = 0.3, week_start = 7 where id = '" + id + "'; end $$");

        list(owner, agency, Map.of())
                .body("data.tax_rate", contains("0.300000", "0.000000"))
                .body("data.week_start", contains(7, 1))
                .body("data[0].changed_by", nullValue());
    }

    @Test
    void aChangeOfTheNameIsNoChangeOfTheSettings() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();
        owner.edit(agency, Map.of("name", "Renamed")).statusCode(200);

        list(owner, agency, Map.of()).body("data", hasSize(1));
    }

    @Test
    void cutsPagesWithoutLossOrRepetition() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();
        owner.edit(agency, Map.of("currency", "USD")).statusCode(200);

        String next = list(owner, agency, Map.of("limit", 1))
                .body("data.currency", contains("USD"))
                .extract()
                .path("next_cursor");
        list(owner, agency, Map.of("limit", 1, "cursor", next))
                .body("data.currency", contains("EUR"))
                .body("next_cursor", nullValue());
    }

    @Test
    void isForThoseWhoRunTheAgency() {
        AURORA_PALADIN.asks().get(AURORA).then().statusCode(200);
        AURORA_CHATTER.asks().get(AURORA).then().statusCode(403).body("code", equalTo("forbidden"));
        NIGHTFALL_OWNER.asks().get(AURORA).then().statusCode(404);
    }

    @Test
    void anInstantIsAnInstant() {
        AURORA_PALADIN
                .asks()
                .queryParam("at", "2026-01-01")
                .get(AURORA)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("at"));
    }

    private static ValidatableResponse at(Newcomer person, String agency, Instant at) {
        return list(person, agency, Map.of("at", at.toString()));
    }

    private static ValidatableResponse list(Newcomer person, String agency, Map<String, ?> query) {
        return person.asks()
                .queryParams(query)
                .get(agency + "/settings-history")
                .then()
                .statusCode(200);
    }
}
