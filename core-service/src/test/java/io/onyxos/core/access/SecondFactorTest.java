package io.onyxos.core.access;

import static org.hamcrest.Matchers.equalTo;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agency that demands a second factor: whatever is sensitive is refused without one, and nothing else is. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class SecondFactorTest {

    private Newcomer owner;
    private String agency;
    private Newcomer member;
    private String profile;

    @BeforeEach
    void demandIt() throws Exception {
        owner = Newcomer.signUp();
        agency = owner.agency();
        member = owner.hire("smm");
        profile = "/core/v1/profiles/" + member.id();
        patch(owner::asksWithSecondFactor, agency, Map.of("require_mfa", true), 200);
    }

    @Test
    void withoutItNobodyRunsTheAgencyOrDecidesAboutPeople() {
        each(owner::asks, 403);
        owner.asks().get(profile).then().body("role", equalTo("smm")).body("status", equalTo("active"));
    }

    @Test
    void withItOneMayAgain() {
        each(owner::asksWithSecondFactor, 200);
    }

    @Test
    void theDemandIsNotDroppedWithoutIt() {
        patch(owner::asks, agency, Map.of("require_mfa", false), 403);
        patch(owner::asksWithSecondFactor, agency, Map.of("require_mfa", false), 200);
        patch(owner::asks, agency, Map.of("name", "Open again"), 200);
    }

    @Test
    void whatIsNotSensitiveNeedsNone() {
        String model = owner.post("/core/v1/models", Map.of("name", "Muse"))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        patch(owner::asks, model, Map.of("bio", "dancer"), 200);
        owner.asks().get(agency + "/billing").then().statusCode(200);
        owner.asks()
                .contentType("application/merge-patch+json")
                .body(Map.of("display_name", "Me"))
                .patch("/core/v1/me")
                .then()
                .statusCode(200);
    }

    /** In an order in which each is possible after those before it. */
    private void each(Supplier<RequestSpecification> session, int status) {
        patch(session, agency, Map.of("name", "Renamed"), status);
        patch(session, agency + "/billing", Map.of("city", "Cluj"), status);
        patch(session, profile, Map.of("display_name", "Sam"), status);
        command(session, profile + "/change-role", Map.of("role", "ranger", "reason", "does well"), status);
        command(session, profile + "/deactivate", Map.of("reason", "left"), status);
        command(session, profile + "/reactivate", null, status);
        command(session, profile + "/deactivate", Map.of("reason", "left"), status);
        command(session, profile + "/erase", null, status);
        String name = owner.asks().get(agency).path("name");
        command(session, agency + "/close", Map.of("confirm_name", name), status);
        command(session, agency + "/cancel-closing", null, status);
    }

    private void patch(Supplier<RequestSpecification> session, String path, Map<String, ?> change, int status) {
        var answer = Newcomer.edit(session.get(), path, owner.tag(path), change).statusCode(status);
        if (status == 403) {
            answer.body("code", equalTo("mfa_required"));
        }
    }

    private static void command(Supplier<RequestSpecification> session, String path, Object body, int status) {
        RequestSpecification request = session.get();
        var answer = (body == null
                        ? request
                        : request.contentType(ContentType.JSON).body(body))
                .post(path)
                .then()
                .statusCode(status);
        if (status == 403) {
            answer.body("code", equalTo("mfa_required"));
        }
    }
}
