package io.onyxos.core;

import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.role.Role;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demo agencies as every document and every other service's tests take them for granted. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class DemoDataTest {

    private static final String AURORA = "a0000000-0000-4000-8000-000000000";
    private static final String NIGHTFALL = "b0000000-0000-4000-8000-000000000";

    @Test
    void theAgenciesDifferWhereMistakesHide() {
        differs(
                AURORA_OWNER,
                AURORA,
                "Aurora",
                "Europe/Bucharest",
                "USD",
                1,
                "RO",
                "0.110000",
                "monthly",
                null,
                "always");
        differs(
                NIGHTFALL_OWNER,
                NIGHTFALL,
                "Nightfall",
                "Asia/Kathmandu",
                "EUR",
                7,
                "EE",
                "0.000000",
                "biweekly",
                "2026-01-04",
                "clocked_in");
    }

    private static void differs(Person owner, String agency, Object... settings) {
        String[] fields = {
            "name",
            "timezone",
            "currency",
            "week_start",
            "tax_jurisdiction",
            "tax_rate",
            "pay_period",
            "pay_period_anchor",
            "assigned_access"
        };
        var answer = owner.asks().get("/core/v1/agencies/" + agency + "001").then();
        for (int i = 0; i < fields.length; i++) {
            answer.body(fields[i], equalTo(settings[i]));
        }
    }

    @Test
    void auroraHasOnePersonOfEachRoleAndASecondOwner() throws Exception {
        for (Role role : Role.values()) {
            assertEquals(
                    List.of("active"),
                    Sql.column(
                            "select status from public.profiles where role = ? and username = 'aurora-' || ?",
                            role.toString(),
                            role.toString()));
        }
        assertEquals(
                List.of("aurora-chatter-former chatter deactivated", "aurora-owner-2 owner active"),
                Sql.column("select concat_ws(' ', username, role, status) from public.profiles where username in"
                        + " ('aurora-owner-2', 'aurora-chatter-former') order by username"));
        for (Person person : Person.values()) {
            assertEquals(List.of(person.email()), Sql.column("select email from auth.users where id = ?", person.id()));
        }
    }

    @Test
    void everyModelHasTwoAccountsAndAllButIrisTerms() {
        Map<String, String> aurora = Map.of(
                "Luna", "active", "Vesper", "active", "Iris", "active", "Onyx", "onboarding", "Opal", "archived");
        assertEquals(aurora, statuses(AURORA_OWNER, AURORA));
        assertEquals(Map.of("Luna", "active", "Nova", "active"), statuses(NIGHTFALL_OWNER, NIGHTFALL));
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Bucharest"));
        for (int model : new int[] {201, 202, 203, 204, 205}) {
            List<String> types = AURORA_OWNER
                    .asks()
                    .queryParam("at", today.toString())
                    .get("/core/v1/models/" + AURORA + model + "/terms")
                    .jsonPath()
                    .getList("data.revenue_type");
            assertEquals(model == 202 ? 9 : model == 203 ? 0 : 1, types.size(), model + " " + types);
        }
        AURORA_OWNER
                .asks()
                .get("/core/v1/models/" + AURORA + "202/terms")
                .then()
                .body("data.findAll { it.valid_to != null }", hasSize(1));
        NIGHTFALL_OWNER
                .asks()
                .get("/core/v1/models/" + NIGHTFALL + "201/terms")
                .then()
                .body("data.revenue_type", contains("any"));
    }

    private static Map<String, String> statuses(Person owner, String agency) {
        Map<String, String> statuses = new HashMap<>();
        for (int model = 201; model <= (owner == AURORA_OWNER ? 205 : 202); model++) {
            var seen =
                    owner.asks().get("/core/v1/models/" + agency + model).then().body("accounts", hasSize(2));
            statuses.put(seen.extract().path("name"), seen.extract().path("status"));
        }
        return statuses;
    }
}
