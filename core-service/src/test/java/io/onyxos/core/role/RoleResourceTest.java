package io.onyxos.core.role;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.NEWCOMER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class RoleResourceTest {

    @Test
    void theDatabaseKnowsTheSameRolesHighestFirst() {
        Object[] names = Arrays.stream(Role.values()).map(Role::toString).toArray();

        AURORA_CHATTER
                .asks()
                .get("/core/v1/roles")
                .then()
                .statusCode(200)
                .body("data.name", containsInAnyOrder(names))
                .body("data[0].name", equalTo("owner"))
                .body("data.rank", contains(100, 90, 80, 70, 50, 50, 50, 40, 40, 30))
                .body("data[0].permissions", hasItem("manage_ownership"))
                .body("data[9].name", equalTo("chatter"))
                .body("data[9].permissions", not(hasItem("view_all_models")));
    }

    @Test
    void onlyMembersReadThem() {
        NEWCOMER.asks().get("/core/v1/roles").then().statusCode(403);
        AURORA_FORMER_CHATTER.asks().get("/core/v1/roles").then().statusCode(403);
    }

    @Test
    void suggestsTaxRatesAsFractions() {
        NEWCOMER.asks()
                .get("/core/v1/tax-jurisdictions")
                .then()
                .statusCode(200)
                .body(
                        "data.collectEntries { [it.country, it.rate] }",
                        equalTo(Map.of(
                                "US", "0", "RO", "0.11", "EE", "0", "FR", "0.25", "GB", "0.25", "DE", "0.30", "PT",
                                "0.21", "AE", "0.09")));
    }
}
