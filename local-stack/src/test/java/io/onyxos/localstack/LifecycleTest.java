package io.onyxos.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.localstack.machine.Part;
import io.onyxos.localstack.machine.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LifecycleTest {

    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Lifecycle lifecycle = new Lifecycle(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void stopsInTheOppositeOrderAndOnlyOnce() throws Exception {
        lifecycle.start(List.of(new Recorded("database")));
        lifecycle.start(List.of(new Recorded("service")));
        lifecycle.stop();
        lifecycle.stop();
        assertEquals(List.of("start database", "start service", "stop service", "stop database"), List.copyOf(events));
    }

    @Test
    void saysWhatIsReadyAndWhere() throws Exception {
        lifecycle.start(List.of(new Recorded("database")));
        lifecycle.stop();
        assertTrue(printed.toString(StandardCharsets.UTF_8).matches("(?s) +[0-9.]+ s  database +at database\\R"));
    }

    @Test
    void namesThePartThatDoesNotStartAndStopsTheRest() throws Exception {
        var broken = new Recorded("broken") {
            @Override
            public void start() throws IOException {
                throw new AccessDeniedException("/closed");
            }
        };
        var refusal = assertThrows(Refusal.class, () -> lifecycle.start(List.of(new Recorded("fine"), broken)));
        assertEquals("broken does not start: No permission for /closed", refusal.getMessage());
        lifecycle.stop();
        assertTrue(events.containsAll(List.of("stop fine", "stop broken")), events.toString());
    }

    @Test
    void stopsInTheMiddleOfAStart() throws Exception {
        var slow = new Recorded("slow") {
            @Override
            public void start() throws Exception {
                super.start();
                Thread.sleep(60_000);
            }
        };
        var starting = Executors.newSingleThreadExecutor();
        starting.submit(() -> {
            lifecycle.start(List.of(slow));
            return null;
        });
        while (events.isEmpty()) Thread.onSpinWait();
        lifecycle.stop();
        starting.shutdown();
        assertEquals(List.of("start slow", "stop slow"), List.copyOf(events));
    }

    @Test
    void namesThePartThatEndsByItself() throws Exception {
        var mortal = new Recorded("mortal") {
            @Override
            public boolean isRunning() {
                return false;
            }
        };
        lifecycle.start(List.of(new Recorded("fine"), mortal));
        assertEquals(
                "mortal has ended by itself",
                assertThrows(Refusal.class, lifecycle::watch).getMessage());
        lifecycle.stop();
    }

    private class Recorded implements Part {

        private final String name;

        Recorded(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String address() {
            return "at " + name;
        }

        @Override
        public void start() throws Exception {
            events.add("start " + name);
        }

        @Override
        public void close() {
            events.add("stop " + name);
        }
    }
}
