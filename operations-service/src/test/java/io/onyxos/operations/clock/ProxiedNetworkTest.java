package io.onyxos.operations.clock;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
@TestProfile(ProxiedNetworkTest.BehindProxy.class)
class ProxiedNetworkTest {

    /** As a deployment sets it. */
    public static class BehindProxy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @Test
    void ofWhomATrustedProxyNamesTheNetworkAloneIsKept() throws Exception {
        TimeDesk.clear();
        punch("in", "203.0.113.77").statusCode(201).body("clock_in_ip", equalTo("203.0.113.0/24"));
        punch("out", "2001:db8:1:2::3")
                .statusCode(200)
                .body("clock_in_ip", equalTo("203.0.113.0/24"))
                .body("clock_out_ip", equalTo("2001:db8:1::/48"));
    }

    @Test
    void ofSeveralHopsTheOneThatTheTrustedProxySawCounts() throws Exception {
        TimeDesk.clear();
        punch("in", "198.51.100.9, 203.0.113.77").statusCode(201).body("clock_in_ip", equalTo("203.0.113.0/24"));
    }

    @Test
    void thePortThatSomeProxiesAddIsLeftOut() throws Exception {
        TimeDesk.clear();
        punch("in", "203.0.113.77:4711").statusCode(201).body("clock_in_ip", equalTo("203.0.113.0/24"));
        punch("out", "[2001:db8:1:2::3]:4711").statusCode(200).body("clock_out_ip", equalTo("2001:db8:1::/48"));
        TimeDesk.clear();
        punch("in", "[2001:db8:1:2::3]").statusCode(201).body("clock_in_ip", equalTo("2001:db8:1::/48"));
    }

    @Test
    void whatIsNoAddressIsNone() throws Exception {
        TimeDesk.clear();
        punch("in", "unknown").statusCode(201).body("clock_in_ip", nullValue());
    }

    private static ValidatableResponse punch(String verb, String forwarded) {
        return AURORA_CHATTER
                .asks()
                .contentType(ContentType.JSON)
                .header("X-Forwarded-For", forwarded)
                .post("/operations/v1/clock/" + verb)
                .then();
    }
}
