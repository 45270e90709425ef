package io.onyxos.kit.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.http.AsInProduction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The JVM of the tests is one that goes on. */
@QuarkusTest
@TestProfile(AsInProduction.class)
class OutOfMemoryExitTest {

    @Inject
    OutOfMemoryExit exit;

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @Test
    void productionWarnsOfAJvmThatOutlivesItsThreads() {
        Logger logger = Logger.getLogger(OutOfMemoryExit.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                warnings.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            exit.check(new StartupEvent());
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("-XX:+ExitOnOutOfMemoryError"));
    }
}
