package io.onyxos.operations.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.onyxos.kit.events.ReceivedEvent;
import io.onyxos.kit.testing.EventBroker;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventTailTest {

    private static final String TOPIC = "operations.timesheet";

    private static final EventBroker BROKER = new EventBroker();

    /** Notes what it hears. */
    private static final class Ear implements EventTail.Listener {

        private final AtomicInteger connections = new AtomicInteger();
        private final List<UUID> heard = new CopyOnWriteArrayList<>();

        @Override
        public void connected() {
            connections.incrementAndGet();
        }

        @Override
        public void received(ReceivedEvent event) {
            if (event.data().length == 0) {
                throw new IllegalStateException("nothing in it");
            }
            heard.add(event.id());
        }
    }

    @BeforeAll
    static void start() {
        BROKER.start();
    }

    @AfterAll
    static void stop() {
        BROKER.stop();
    }

    @Test
    void everyTailHearsAllThatHappensFromNowOn() throws Exception {
        send("{}");
        Ear here = new Ear();
        Ear there = new Ear();
        try (EventTail one = follow(here);
                EventTail other = follow(there)) {
            send("");
            List<UUID> sent = List.of(send("{}"));
            await(() -> here.heard.equals(sent) && there.heard.equals(sent));
            assertTrue(one.isConnected() && other.isConnected());
        }
    }

    @Test
    void saysWhenTheBrokerIsBackAndHearsWhatHappensThen() throws Exception {
        Ear ear = new Ear();
        try (EventTail tail = follow(ear)) {
            EventBroker.kafka().stop();
            try {
                await(() -> !tail.isConnected());
            } finally {
                EventBroker.kafka().start();
            }
            await(() -> ear.connections.get() == 2);
            UUID sent = send("{}");
            await(() -> ear.heard.contains(sent));
        }
    }

    @Test
    void endsWhetherOrNotThereIsWhatItFollows() {
        EventTail tail = new EventTail(EventBroker.settings(), Set.of("operations.nothing"), new Ear());
        tail.start();
        tail.close();
        assertEquals(false, tail.isConnected());
    }

    private static EventTail follow(Ear ear) throws Exception {
        EventTail tail = new EventTail(EventBroker.settings(), Set.of(TOPIC), ear);
        tail.start();
        await(tail::isConnected);
        return tail;
    }

    private static UUID send(String data) {
        return EventBroker.send("io.onyxos." + TOPIC + ".clocked_in.v1", UUID.randomUUID(), UUID.randomUUID(), data);
    }

    private static void await(BooleanSupplier condition) throws Exception {
        Instant deadline = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                fail("it does not happen");
            }
            Thread.sleep(20);
        }
    }
}
