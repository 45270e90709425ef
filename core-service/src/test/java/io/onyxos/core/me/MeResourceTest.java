package io.onyxos.core.me;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.NEWCOMER;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class MeResourceTest {

    @Test
    void tellsAMemberWhatTheyMayDo() {
        AURORA_OWNER
                .asks()
                .get("/core/v1/me")
                .then()
                .statusCode(200)
                .body("standing", equalTo("active"))
                .body("role", equalTo("owner"))
                .body("rank", equalTo(100))
                .body("agency.name", equalTo("Aurora"))
                .body("model_scope", equalTo("all"))
                .body("permissions", hasItems("manage_ownership", "manage_team"))
                .body("permissions", sorted())
                .body("model_ids", empty())
                .body("mfa", equalTo(Map.of("required", false, "satisfied", false)));
    }

    @Test
    void limitsAChatterToAssignedModels() {
        AURORA_CHATTER
                .asks()
                .get("/core/v1/me")
                .then()
                .statusCode(200)
                .body("model_scope", equalTo("assigned"))
                .body("permissions", not(hasItems("manage_models")));
    }

    @Test
    void answersWithoutAnErrorWhoHasNoActiveProfile() {
        NEWCOMER.asks()
                .get("/core/v1/me")
                .then()
                .statusCode(200)
                .body("standing", equalTo("none"))
                .body("agency", nullValue())
                .body("permissions", empty());
        AURORA_FORMER_CHATTER
                .asks()
                .get("/core/v1/me")
                .then()
                .statusCode(200)
                .body("standing", equalTo("deactivated"))
                .body("role", nullValue());
    }

    @Test
    void asksForASignIn() {
        RestAssured.get("/core/v1/me").then().statusCode(401).contentType("application/problem+json");
    }

    private static Matcher<List<String>> sorted() {
        return new CustomTypeSafeMatcher<>("a sorted list") {
            @Override
            protected boolean matchesSafely(List<String> list) {
                return list.equals(list.stream().sorted().toList());
            }
        };
    }
}
