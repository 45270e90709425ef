package io.onyxos.core.calendar;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class CalendarResourceTest {

    private static final String AURORA = "/core/v1/agencies/a0000000-0000-4000-8000-000000000001";
    private static final String NIGHTFALL = "/core/v1/agencies/b0000000-0000-4000-8000-000000000001";

    @Test
    void aDayInBucharestHas23HoursInSpringAnd25InAutumn() {
        cut(AURORA_CHATTER.asks(), AURORA, "day", "2026-03-29", "2026-03-30")
                .body("data", hasSize(1))
                .body("data[0].starts_on", equalTo("2026-03-29"))
                .body("data[0].ends_on", equalTo("2026-03-30"))
                .body("data[0].starts_at", equalTo("2026-03-28T22:00:00Z"))
                .body("data[0].ends_at", equalTo("2026-03-29T21:00:00Z"));
        cut(AURORA_CHATTER.asks(), AURORA, "day", "2026-10-25", "2026-10-26")
                .body("data.starts_at", contains("2026-10-24T21:00:00Z"))
                .body("data.ends_at", contains("2026-10-25T22:00:00Z"));
    }

    @Test
    void aDayInKathmanduBeginsAQuarterPastTheHour() {
        cut(NIGHTFALL_CHATTER.asks(), NIGHTFALL, "day", "2026-03-29", "2026-03-30")
                .body("data.starts_at", contains("2026-03-28T18:15:00Z"))
                .body("data.ends_at", contains("2026-03-29T18:15:00Z"));
    }

    @Test
    void aDayWithoutMidnightBeginsWithItsFirstInstant() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = agencyIn(owner, Map.of("timezone", "America/Sao_Paulo"));

        // the clocks went from 23:59 to 01:00
        cut(owner.asks(), agency, "day", "2018-11-03", "2018-11-05")
                .body("data.starts_at", contains("2018-11-03T03:00:00Z", "2018-11-04T03:00:00Z"))
                .body("data.ends_at", contains("2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"));
    }

    @Test
    void fortnightsAreCountedFromTheAnchor() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = agencyIn(owner, Map.of("pay_period", "biweekly", "pay_period_anchor", "2026-01-05"));

        cut(owner.asks(), agency, "pay_period", "2026-03-01", "2026-03-02")
                .body("data.starts_on", contains("2026-02-16"))
                .body("data.ends_on", contains("2026-03-02"));
        cut(owner.asks(), agency, "pay_period", "2026-03-01", "2026-03-03")
                .body("data.starts_on", contains("2026-02-16", "2026-03-02"));
        cut(owner.asks(), agency, "pay_period", "2025-12-31", "2026-01-01")
                .body("data.starts_on", contains("2025-12-22"));
    }

    @Test
    void weeksAndMonthsFollowTheAgencysSettings() {
        cut(AURORA_CHATTER.asks(), AURORA, "week", "2026-03-01", "2026-03-03")
                .body("data.starts_on", contains("2026-02-23", "2026-03-02"));
        cut(NIGHTFALL_CHATTER.asks(), NIGHTFALL, "week", "2026-03-01", "2026-03-03")
                .body("data.starts_on", contains("2026-03-01"));
        cut(AURORA_CHATTER.asks(), AURORA, "pay_period", "2026-01-31", "2026-02-02")
                .body("data.starts_on", contains("2026-01-01", "2026-02-01"))
                .body("data.ends_at", contains("2026-01-31T22:00:00Z", "2026-02-28T22:00:00Z"));
        cut(NIGHTFALL_CHATTER.asks(), NIGHTFALL, "pay_period", "2026-01-03", "2026-01-05")
                .body("data.starts_on", contains("2025-12-21", "2026-01-04"));
        cut(NIGHTFALL_CHATTER.asks(), NIGHTFALL, "month", "2026-01-01", "2026-02-01")
                .body("data.starts_on", contains("2026-01-01"));
    }

    @Test
    void answersAtMostFourHundredPeriods() {
        cut(AURORA_OWNER.asks(), AURORA, "day", "2026-01-01", "2027-02-05").body("data", hasSize(400));
        refused(Map.of("unit", "day", "from", "2026-01-01", "to", "2027-02-06"), "to")
                .body("code", equalTo("too_many_periods"));
        refused(Map.of("unit", "day", "from", "0001-01-01", "to", "9999-12-31"), "to");
        refused(Map.of("unit", "day", "from", "0000-12-31", "to", "0001-01-01"), "from");
        refused(Map.of("unit", "day", "from", "2026-01-01", "to", "+10000-01-01"), "to");
    }

    @Test
    void asksForAUnitAndARange() {
        refused(Map.of("from", "2026-01-01", "to", "2026-01-02"), "unit");
        refused(Map.of("unit", "year", "from", "2026-01-01", "to", "2026-01-02"), "unit");
        refused(Map.of("unit", "day", "to", "2026-01-02"), "from");
        refused(Map.of("unit", "day", "from", "today", "to", "2026-01-02"), "from");
        refused(Map.of("unit", "day", "from", "2026-01-02", "to", "2026-01-02"), "to");
        refused(Map.of("unit", "day", "from", "2026-01-02", "to", "2026-01-03", "zone", "UTC"), "zone");
    }

    @Test
    void isForMembersOnly() {
        String query = "/calendar?unit=day&from=2026-01-01&to=2026-01-02";

        NIGHTFALL_OWNER.asks().get(AURORA + query).then().statusCode(404);
        AURORA_FORMER_CHATTER.asks().get(AURORA + query).then().statusCode(404);
        AURORA_OWNER
                .asks()
                .get("/core/v1/agencies/" + UUID.randomUUID() + query)
                .then()
                .statusCode(404);
    }

    private static String agencyIn(Newcomer owner, Map<String, ?> settings) {
        String agency = owner.agency();
        owner.edit(agency, new HashMap<>(settings)).statusCode(200);
        return agency;
    }

    private static ValidatableResponse cut(
            RequestSpecification request, String agency, String unit, String from, String to) {
        return request.queryParams(Map.of("unit", unit, "from", from, "to", to))
                .get(agency + "/calendar")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse refused(Map<String, ?> query, String parameter) {
        return AURORA_OWNER
                .asks()
                .queryParams(query)
                .get(AURORA + "/calendar")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter));
    }
}
