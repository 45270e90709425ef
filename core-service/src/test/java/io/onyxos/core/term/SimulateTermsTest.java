package io.onyxos.core.term;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class SimulateTermsTest {

    private static final String VESPER = "a0000000-0000-4000-8000-000000000202";
    private static final String IRIS = "a0000000-0000-4000-8000-000000000203";
    private static final List<Map<String, String>> WORKED_EXAMPLE = List.of(
            Map.of("revenue_type", "subscription", "net", "8000.00"),
            Map.of("revenue_type", "tip", "net", "1234.55"),
            Map.of("revenue_type", "message", "gross", "1000.00", "refunds", "50.01", "net", "759.99"));

    @Test
    void splitsTheWorkedExampleByTheTermsOfADay() {
        simulate(AURORA_PALADIN, VESPER, Map.of("at", "2026-02-01", "currency", "EUR", "lines", WORKED_EXAMPLE))
                .statusCode(200)
                .body("lines.agency", contains("4000.00", "370.37", "380.00"))
                .body("lines.model", contains("4000.00", "864.18", "379.99"))
                .body("lines[2].base", equalTo("949.99"))
                .body("totals.agency", equalTo("4750.37"))
                .body("totals.model", equalTo("5244.17"))
                .body("totals.net", equalTo("9994.54"))
                .body("difference_to_current.agency", equalTo("0.00"));
    }

    @Test
    void comparesAProposalWithToday() {
        List<Map<String, String>> terms = List.of(Map.of("revenue_type", "any", "basis", "net", "agency_rate", "0.60"));
        List<Map<String, String>> lines = List.of(Map.of("revenue_type", "tip", "net", "100.00"));

        simulate(AURORA_PALADIN, VESPER, Map.of("terms", terms, "currency", "USD", "lines", lines))
                .statusCode(200)
                .body("totals.agency", equalTo("60.00"))
                .body("difference_to_current.agency", equalTo("30.00"))
                .body("difference_to_current.model", equalTo("-30.00"));
    }

    @Test
    void fallsBackToThePercentageOfAModelWithoutTerms() {
        List<Map<String, String>> lines = List.of(Map.of("revenue_type", "tip", "net", "100.00"));

        simulate(AURORA_PALADIN, IRIS, Map.of("at", "2026-02-01", "currency", "USD", "lines", lines))
                .statusCode(200)
                .body("lines[0].fallback", equalTo(true))
                .body("lines[0].agency", equalTo("45.00"));
    }

    @Test
    void refusesWhatCannotBeSplit() {
        List<Map<String, String>> cents = List.of(Map.of("revenue_type", "tip", "net", "1235.50"));
        refused(Map.of("at", "2026-02-01", "currency", "JPY", "lines", cents), "/lines/0");
        refused(Map.of("at", "2026-02-01", "currency", "XYZ", "lines", cents), "/currency");
        refused(Map.of("currency", "EUR", "lines", cents), "/terms");
        refused(Map.of("at", "2026-02-01", "currency", "EUR", "lines", List.of()), "/lines");
        List<Map<String, String>> any = List.of(Map.of("revenue_type", "any", "net", "1.00"));
        refused(Map.of("at", "2026-02-01", "currency", "EUR", "lines", any), "/lines/0/revenue_type");
        List<Map<String, String>> withoutGross = List.of(Map.of("revenue_type", "message", "net", "1.00"));
        simulate(AURORA_PALADIN, VESPER, Map.of("at", "2026-02-01", "currency", "EUR", "lines", withoutGross))
                .statusCode(422)
                .body("code", equalTo("gross_required"));
    }

    @Test
    void showsTermsOnlyToThoseWhoMaySeeThem() {
        Map<String, ?> request = Map.of("at", "2026-02-01", "currency", "EUR", "lines", WORKED_EXAMPLE);

        simulate(AURORA_RANGER, VESPER, request).statusCode(403);
        simulate(AURORA_CHATTER, IRIS, request).statusCode(404);
        simulate(NIGHTFALL_OWNER, VESPER, request).statusCode(404);
    }

    private static void refused(Map<String, ?> request, String pointer) {
        simulate(AURORA_PALADIN, VESPER, request).statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    private static ValidatableResponse simulate(Person person, String model, Map<String, ?> request) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(request)
                .post("/core/v1/models/" + model + "/terms/simulate")
                .then();
    }
}
