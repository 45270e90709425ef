package io.onyxos.kit.events;

import io.onyxos.kit.testing.EventBroker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Aggregates whose events are numbered in the order of their commits, so that loss and disorder show. */
final class Notes {

    private static final String TOPIC = "kit.note";

    private Notes() {}

    static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    /** Appends events of one note in one transaction. */
    static void append(UUID note, int first, int last) throws SQLException {
        Sql.run("""
                select kit.append_event('io.onyxos.kit.note.written.v1', '%1$s', '%2$s',
                  jsonb_build_object('note_id', '%1$s', 'number', number))
                from generate_series(%3$d, %4$d) number
                """.formatted(note, EventsWorld.AGENCY, first, last));
    }

    /** Writes to random notes as requests do: change the row, append, take a moment, commit. */
    static void write(List<UUID> notes, int times) {
        try (Connection connection = EventsWorld.postgres();
                var change = connection.prepareStatement("insert into kit.numbers as known values (?, 1)"
                        + " on conflict (note_id) do update set number = known.number + 1 returning number");
                var append =
                        connection.prepareStatement("select kit.append_event('io.onyxos.kit.note.written.v1', ?, ?,"
                                + " jsonb_build_object('note_id', ?::text, 'number', ?))")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < times; i++) {
                UUID note = notes.get(ThreadLocalRandom.current().nextInt(notes.size()));
                change.setObject(1, note);
                try (var changed = change.executeQuery()) {
                    changed.next();
                    append.setObject(1, note);
                    append.setObject(2, EventsWorld.AGENCY);
                    append.setString(3, note.toString());
                    append.setInt(4, changed.getInt(1));
                }
                append.execute();
                Thread.sleep(ThreadLocalRandom.current().nextInt(4));
                connection.commit();
            }
        } catch (SQLException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The numbers of the notes in the order in which a consumer meets them first, once so many have arrived. */
    static Map<UUID, List<Integer>> published(int count, UUID... notes) {
        return firstNumbers(EventBroker.read(TOPIC, has(count, notes)), notes);
    }

    static Predicate<List<ConsumerRecord<String, String>>> has(int count, UUID... notes) {
        return records -> count(firstNumbers(records, notes)) >= count;
    }

    static int count(Map<UUID, List<Integer>> numbers) {
        return numbers.values().stream().mapToInt(List::size).sum();
    }

    static Map<UUID, List<Integer>> firstNumbers(List<ConsumerRecord<String, String>> records, UUID... aggregates) {
        Set<String> wanted = Arrays.stream(aggregates).map(UUID::toString).collect(Collectors.toSet());
        Map<UUID, List<Integer>> numbers = new HashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            if (wanted.contains(record.key())) {
                int number = Integer.parseInt(record.value().replaceAll("(?s).*\"number\": (\\d+).*", "$1"));
                List<Integer> known = numbers.computeIfAbsent(UUID.fromString(record.key()), key -> new ArrayList<>());
                if (!known.contains(number)) {
                    known.add(number);
                }
            }
        }
        return numbers;
    }
}
