package io.onyxos.operations.clock;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ClientNetworkTest {

    @Test
    void isThatOfTheSocketWhateverAStrangerWritesIntoAHeader() throws Exception {
        TimeDesk.clear();
        AURORA_CHATTER
                .asks()
                .contentType(ContentType.JSON)
                .header("X-Forwarded-For", "203.0.113.77")
                .header("Forwarded", "for=203.0.113.77")
                .post("/operations/v1/clock/in")
                .then()
                .statusCode(201)
                .body("clock_in_ip", equalTo("127.0.0.0/24"))
                .body("clock_out_ip", nullValue());
    }
}
