package io.onyxos.kit.limit;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.identity.WithIssuer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(WithIssuer.class)
class RateLimitTest {

    private static ValidatableResponse from(String address, String operation) {
        return given().header("X-Forwarded-For", address)
                .get("/kit-test/limited/" + operation)
                .then();
    }

    @Test
    void operationsOfOneNameShareTheCallsOfANetworkAndOthersHaveTheirOwn() {
        for (String operation : new String[] {"one", "other", "one"}) {
            from("203.0.113.1", operation).statusCode(200);
        }

        from("203.0.113.1", "other")
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("too_many_requests"));
        from("203.0.113.2", "other").statusCode(200);
    }

    @Test
    void aNetworkOfIpv6IsOneClient() {
        for (int host = 1; host <= 3; host++) {
            from("2001:db8:0:1::" + host, "one").statusCode(200);
        }

        from("2001:db8:0:1:ffff::4", "one").statusCode(429);
        from("2001:db8:0:2::1", "one").statusCode(200);
    }

    @Test
    void callsAreTakenAgainAfterTheTimeThatTheRefusalTells() throws InterruptedException {
        String seconds = eventually(429).extract().header("Retry-After");

        assertTrue(seconds.matches("[12]"), seconds + " s");
        eventually(200);
    }

    private static ValidatableResponse eventually(int status) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            ValidatableResponse answer = from("203.0.113.3", "brief");
            if (answer.extract().statusCode() == status) {
                return answer;
            }
            assertTrue(Instant.now().isBefore(deadline), "never " + status);
            Thread.sleep(status == 200 ? 50 : 0);
        }
    }

    @Test
    void aPersonIsCountedWhereverTheyAre() {
        String ana = WithIssuer.bearer(UUID.randomUUID());
        for (int call = 1; call <= 3; call++) {
            int status = given().header("Authorization", ana)
                    .header("X-Forwarded-For", "203.0.113.1" + call)
                    .get("/kit-test/limited/mine")
                    .statusCode();
            assertEquals(call <= 2 ? 200 : 429, status);
        }

        given().header("Authorization", WithIssuer.bearer(UUID.randomUUID()))
                .get("/kit-test/limited/mine")
                .then()
                .statusCode(200);
        when().get("/kit-test/limited/mine").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7 203.0.113.7",
        "203.0.113.7:4711, 203.0.113.7 203.0.113.7",
        "'198.51.100.1, 203.0.113.7', 203.0.113.7 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64 2001:db8:1:2:3:4:5:6",
        "[2001:db8:1:2:3:4:5:6]:4711, 2001:db8:1:2::/64 2001:db8:1:2:3:4:5:6"
    })
    void theClientIsWhatTheTrustedProxyHasSeen(String forwarded, String expected) {
        from(forwarded, "network").statusCode(200).body(equalTo(expected));
    }

    @Test
    void theContractSaysWhichOperationsAreLimited() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body(
                        "paths.'/kit-test/limited/one'.get.responses.'429'.content.'application/problem+json'.schema.allOf[1]"
                                + ".properties.code.enum",
                        hasItem("too_many_requests"))
                .body("paths.'/kit-test/limited/network'.get.responses.'429'", equalTo(null));
    }
}
