package io.onyxos.kit.events;

import io.onyxos.kit.testing.EventBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsWorld.class)
class EventTailTest {

    private final List<EventTail> tails = new ArrayList<>();

    /** Notes what it hears. */
    private static final class Ear implements EventFollower {

        private final Set<String> topics;
        private final List<UUID> heard = new CopyOnWriteArrayList<>();
        private final List<String> states = new CopyOnWriteArrayList<>();

        private Ear(String... topics) {
            this.topics = Set.of(topics);
        }

        @Override
        public Set<String> topics() {
            return topics;
        }

        @Override
        public void connected() {
            states.add("connected");
        }

        @Override
        public void disconnected() {
            states.add("disconnected");
        }

        @Override
        public void received(ReceivedEvent event) {
            if (event.data().length == 0) {
                throw new IllegalStateException("nothing in it");
            }
            heard.add(event.id());
        }
    }

    @AfterEach
    void stopTails() throws InterruptedException {
        for (EventTail tail : tails) {
            tail.stop().join();
        }
    }

    @Test
    void everyFollowerOfEveryReplicaHearsAllThatHappensFromNowOn() throws Exception {
        send("{}");
        Ear one = new Ear("kit.note");
        Ear another = new Ear("kit.note", "kit.parcel");
        Ear deaf = new Ear("kit.parcel");
        Ear elsewhere = new Ear("kit.note");
        follow(one, another, deaf);
        follow(elsewhere);
        EventBroker.send(new ProducerRecord<>("kit.note", "no-event", new byte[] {1}));
        send("");
        List<UUID> sent = List.of(send("{}"));

        for (Ear ear : List.of(one, another, elsewhere)) {
            Sql.await(sent.toString(), () -> ear.heard.toString());
        }
        Sql.await("[]", () -> deaf.heard.toString());
    }

    @Test
    void followersLearnThatTheBrokerIsAwayAndHearAgainWhenItIsBack() throws Exception {
        Ear ear = new Ear("kit.note");
        follow(ear);
        EventBroker.kafka().kill();
        try {
            Sql.await("[connected, disconnected]", () -> ear.states.toString());
        } finally {
            EventBroker.kafka().start();
        }
        Sql.await("[connected, disconnected, connected]", () -> ear.states.toString());
        UUID sent = send("{}");

        Sql.await("true", () -> String.valueOf(ear.heard.contains(sent)));
    }

    @Test
    void endsAlsoWhereThereIsNoSuchTopic() throws Exception {
        Ear ear = new Ear("kit.nothing");
        start(ear).stop().join();

        Sql.await("[]", () -> ear.states.toString());
    }

    private void follow(Ear... ears) throws Exception {
        start(ears);
        for (Ear ear : ears) {
            Sql.await("[connected]", () -> ear.states.toString());
        }
    }

    private EventTail start(Ear... ears) {
        EventTail tail = new EventTail(EventBroker.settings(), List.of(ears), Duration.ofMillis(500));
        tail.thread().start();
        tails.add(tail);
        return tail;
    }

    private static UUID send(String data) {
        return EventBroker.send(Effects.TYPE, UUID.randomUUID(), EventsWorld.AGENCY, data);
    }
}
