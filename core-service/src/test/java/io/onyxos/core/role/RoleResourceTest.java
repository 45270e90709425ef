package io.onyxos.core.role;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.NEWCOMER;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
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
                .body("data[0].rank", equalTo(100))
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
                .body("data.find { it.country == 'RO' }.rate", equalTo("0.11"));
    }
}
