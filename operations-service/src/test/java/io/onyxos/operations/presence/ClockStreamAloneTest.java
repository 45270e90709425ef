package io.onyxos.operations.presence;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.operations.presence.Watching.STREAM;
import static io.onyxos.operations.presence.Watching.punch;
import static io.onyxos.operations.presence.Watching.watch;
import static org.hamcrest.Matchers.equalTo;

import io.onyxos.kit.testing.EventStream;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A replica that has no broker to listen to, and then is told to go. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
@TestProfile(ClockStreamAloneTest.Alone.class)
class ClockStreamAloneTest {

    /** A replica of its own: it is not one that others can use afterwards. */
    public static class Alone implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("onyx.streams.poll", "1s");
        }
    }

    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    @Test
    void showsChangesWithoutEventsAndEndsWithItsReplica() throws Exception {
        TimeDesk.clear();
        try (EventStream stream = watch(AURORA_PALADIN)) {
            String entry = punch(AURORA_CHATTER, "in");
            stream.next(shown -> shown.data() != null && shown.data().contains(entry));

            shutdown.fire(new ShutdownDelayInitiatedEvent());
            stream.awaitEnd();
        }
        AURORA_ADMIN.asks().get(STREAM).then().statusCode(503).body("code", equalTo("unavailable"));
    }
}
