package io.onyxos.operations;

import io.onyxos.kit.testing.ServiceProcess;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Another replica of the service beside the one under test, with its relay and its consumers, in a process of its own. */
@QuarkusTest
@TestProfile(OperationsProcess.Guest.class)
public class OperationsProcess {

    /** Works on what the test that started it has set up. */
    public static class Guest implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    public static ServiceProcess start() throws IOException, InterruptedException {
        Map<String, String> settings =
                new HashMap<>(Map.of("onyx.events.enabled", "true", "quarkus.http.test-port", "0"));
        Stream.of(
                        "quarkus.datasource.reactive.url",
                        "quarkus.oidc.auth-server-url",
                        "quarkus.oidc.jwks-path",
                        "kafka.bootstrap.servers")
                .forEach(name -> settings.put(name, ConfigProvider.getConfig().getValue(name, String.class)));
        return ServiceProcess.start(OperationsProcess.class, settings);
    }

    @Test
    void runsUntilKilled() throws InterruptedException {
        ServiceProcess.runUntilKilled();
    }
}
