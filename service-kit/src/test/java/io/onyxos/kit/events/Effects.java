package io.onyxos.kit.events;

import io.onyxos.kit.testing.EventBroker;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** What {@link KeepNote} makes of the events that it is sent. */
final class Effects {

    static final String TYPE = "io.onyxos.kit.note.written.v1";

    private Effects() {}

    static UUID send(UUID note, int number) {
        return EventBroker.send(TYPE, note, EventsWorld.AGENCY, json(note, number));
    }

    /** Sends events that a consumer gets in one poll. */
    static void sendTogether(UUID note, int... numbers) {
        EventBroker.sendTogether(IntStream.of(numbers)
                .mapToObj(number ->
                        EventBroker.record(UUID.randomUUID(), TYPE, note, EventsWorld.AGENCY, json(note, number)))
                .toList());
    }

    static String json(UUID note, int number) {
        return "{\"note_id\": \"%s\", \"number\": %d, \"mood\": \"of no interest here\"}".formatted(note, number);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static int partitionOf(UUID note) {
        return BuiltInPartitioner.partitionForKey(bytes(note.toString()), 6);
    }

    static UUID noteIn(int partition) {
        return Stream.generate(UUID::randomUUID)
                .filter(note -> partitionOf(note) == partition)
                .findFirst()
                .orElseThrow();
    }

    /** Whoever has the same effect waits until the connection's transaction ends. */
    static Connection lock(UUID note, int number) throws SQLException {
        Connection connection = EventsWorld.postgres();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("insert into kit.effects (note_id, number, agency_id) values ('%s', %d, '%s')"
                    .formatted(note, number, EventsWorld.AGENCY));
        }
        return connection;
    }

    /** The numbers of a note's effects in their order, with commas. */
    static String of(UUID note) throws SQLException {
        return Sql.one(
                "select coalesce(string_agg(number::text, ',' order by at), '') from kit.effects where note_id = '"
                        + note + "'");
    }

    /** Waits until a note has exactly these effects, in this order. */
    static void await(UUID note, int... numbers) throws Exception {
        String expected = IntStream.of(numbers).mapToObj(String::valueOf).collect(Collectors.joining(","));
        Sql.await(expected, () -> of(note));
    }
}
