package io.onyxos.core.me;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.equalTo;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rights come from the database; of a token only whose it is counts, and that it is a signed-in person's. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class TokenClaimsTest {

    private static final String NIGHTFALL = "b0000000-0000-4000-8000-000000000001";

    @Test
    void whatATokenSaysOfRoleAndAgencyChangesNothing() {
        Map<String, Object> pretence = Map.of("role", "owner", "agency_id", NIGHTFALL, "permissions", "manage_team");
        Map<String, Object> claims = Map.of(
                "user_metadata", pretence, "app_metadata", pretence, "agency_id", NIGHTFALL, "user_role", "owner");

        asks(claims).get("/core/v1/me").then().body("role", equalTo("chatter")).body("agency.name", equalTo("Aurora"));
        asks(claims).get("/core/v1/agencies/" + NIGHTFALL).then().statusCode(404);
        asks(claims).get("/core/v1/profiles/" + NIGHTFALL_OWNER.id()).then().statusCode(404);
        asks(claims)
                .contentType("application/json")
                .body(Map.of("name", "Mine"))
                .post("/core/v1/models")
                .then()
                .statusCode(403);
    }

    @Test
    void anotherPersonsAddressMakesNobodyThatPerson() {
        Map<String, Object> claims = Map.of("email", AURORA_OWNER.email());

        asks(claims).get("/core/v1/me").then().body("role", equalTo("chatter"));
        asks(claims)
                .get("/core/v1/profiles/" + AURORA_OWNER.id() + "/contact")
                .then()
                .statusCode(403);
    }

    @Test
    void whoIsNotASignedInPersonIsRefused() {
        refused(AURORA_OWNER, Map.of("is_anonymous", true));
        refused(AURORA_OWNER, Map.of("role", "service_role"));
        refused(AURORA_OWNER, Map.of("role", "anon"));
        refused(AURORA_OWNER, Map.of("aud", "anon"));
    }

    @Test
    void aTokenWithoutAnAddressLeavesTheOneThatIsKnown() {
        for (String avatar : new String[] {"\"https://cdn.test/me.jpg\"", "null"}) {
            asks(Map.of("email", ""))
                    .contentType("application/merge-patch+json")
                    .body("{\"avatar_url\": " + avatar + "}")
                    .patch("/core/v1/me")
                    .then()
                    .statusCode(200)
                    .body("contact.email", equalTo(AURORA_CHATTER.email()));
        }
    }

    private static void refused(Person person, Map<String, ?> claims) {
        RestAssured.given()
                .header("Authorization", ServiceStack.bearer(person.id(), claims))
                .get("/core/v1/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    private static RequestSpecification asks(Map<String, ?> claims) {
        return RestAssured.given().header("Authorization", ServiceStack.bearer(AURORA_CHATTER.id(), claims));
    }
}
