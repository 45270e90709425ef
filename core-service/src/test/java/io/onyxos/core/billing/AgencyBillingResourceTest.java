package io.onyxos.core.billing;

import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class AgencyBillingResourceTest {

    private static final String AURORA = "/core/v1/agencies/a0000000-0000-4000-8000-000000000001/billing";

    @Test
    void theOwnerWritesWhereInvoicesGo() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String billing = owner.agency() + "/billing";

        owner.edit(billing, Map.of("company_name", "Lumen SRL", "address_line1", "Strada Lunga 1", "country", "RO"))
                .statusCode(200)
                .body("company_name", equalTo("Lumen SRL"))
                .body("address_line1", equalTo("Strada Lunga 1"))
                .body("vat_number", nullValue());
        owner.edit(billing, "{\"company_name\": null}")
                .statusCode(200)
                .body("company_name", nullValue())
                .body("country", equalTo("RO"));
    }

    @Test
    void twoEditsOfOneVersionHaveOneWinner() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String billing = owner.agency() + "/billing";
        String tag = owner.tag(billing);

        owner.edit(billing, tag, Map.of("city", "Cluj")).statusCode(200);
        owner.edit(billing, tag, Map.of("city", "Iasi")).statusCode(412);
        owner.asks()
                .contentType("application/merge-patch+json")
                .body(Map.of("city", "Arad"))
                .patch(billing)
                .then()
                .statusCode(428);
    }

    @Test
    void managersReadItAndOnlyTheOwnerWritesIt() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String billing = owner.agency() + "/billing";
        Newcomer paladin = owner.hire("paladin");

        paladin.edit(billing, Map.of("city", "Cluj")).statusCode(403).body("code", equalTo("forbidden"));
        for (String role : new String[] {"alchemist", "smm", "recruiter", "chatter"}) {
            owner.hire(role).asks().get(billing).then().statusCode(403).body("code", equalTo("forbidden"));
        }
    }

    @Test
    void refusesBadInputWithAPointer() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String billing = owner.agency() + "/billing";

        owner.edit(billing, Map.of("country", "UK")).statusCode(400).body("errors[0].pointer", equalTo("/country"));
        owner.edit(billing, Map.of("postal_code", "1".repeat(21)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/postal_code"));
        owner.edit(billing, Map.of("agency_id", UUID.randomUUID()))
                .statusCode(400)
                .body("code", equalTo("unknown_field"));
    }

    @Test
    void theOtherAgencyCanNeitherSeeNorTouchIt() {
        AURORA_OWNER.asks().get(AURORA).then().statusCode(200).body("company_name", equalTo("Aurora Talent SRL"));
        NIGHTFALL_OWNER.asks().get(AURORA).then().statusCode(404);
        Newcomer.edit(NIGHTFALL_OWNER.asks(), AURORA, "*", Map.of("city", "Tallinn"))
                .statusCode(404);
        AURORA_OWNER
                .asks()
                .get("/core/v1/agencies/" + UUID.randomUUID() + "/billing")
                .then()
                .statusCode(404);
    }
}
