package io.onyxos.localstack.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

    @TempDir
    private Path folder;

    @Test
    void startsWithItsTopicsAndTheirDeadLetterTopics() throws Exception {
        try (var kafka = LocalKafka.throwAway()) {
            kafka.start();
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
                var names = admin.listTopics().names().get();
                assertTrue(names.containsAll(Set.of("core.agency", "academy.dead-letter", "finance.payout")));
            }
        }
    }

    @Test
    void keepsRecordsAndOffsetsThroughARestartAndACrash() throws Exception {
        try (var kafka = LocalKafka.lasting(folder, 0)) {
            kafka.start();
            var address = kafka.address();
            send(kafka, "first");
            assertEquals(List.of("first"), receive(kafka));
            kafka.stop();
            kafka.start();
            assertEquals(address, kafka.address());
            send(kafka, "second");
            assertEquals(List.of("second"), receive(kafka));
            send(kafka, "third");
            kafka.kill();
            kafka.start();
            assertEquals(address, kafka.address());
            assertEquals(List.of("third"), receive(kafka));
        }
    }

    @Test
    void deletesAThrowAwayWhenItIsClosed() throws Exception {
        var kafka = LocalKafka.throwAway();
        kafka.start();
        var broker = ProcessHandle.of(kafka.pid()).orElseThrow();
        kafka.close();
        assertFalse(broker.isAlive());
        assertFalse(Files.exists(kafka.log().getParent()));
    }

    @Test
    void saysWhichPortIsInUse() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var kafka = LocalKafka.lasting(folder, other.getLocalPort())) {
            var refused = assertThrows(IOException.class, kafka::start);
            assertTrue(refused.getMessage().contains("Port " + other.getLocalPort() + " of 127.0.0.1 is in use"));
        }
    }

    private static void send(LocalKafka kafka, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.address(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("core.agency", "key", value)).get();
        }
    }

    /** What the group has not read yet. */
    private static List<String> receive(LocalKafka kafka) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", kafka.address(), "group.id", "readers", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("core.agency"));
            for (int poll = 0; poll < 20; poll++) {
                var records = consumer.poll(Duration.ofSeconds(1));
                if (records.isEmpty()) continue;
                consumer.commitSync();
                var values = new java.util.ArrayList<String>();
                records.forEach(record -> values.add(record.value()));
                return values;
            }
            return List.of();
        }
    }
}
