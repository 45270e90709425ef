package io.onyxos.kit.events;

import io.onyxos.kit.testing.ServiceProcess;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The kit as a service with its relay and its consumer, in a process of its own. */
@QuarkusTest
class KitProcess {

    static ServiceProcess start() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(EventsWorld.settings());
        settings.put("onyx.events.enabled", "true");
        return ServiceProcess.start(KitProcess.class, settings);
    }

    @Test
    void runsUntilKilled() throws InterruptedException {
        ServiceProcess.runUntilKilled();
    }
}
