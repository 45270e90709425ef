package io.onyxos.operations.presence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onyxos.kit.events.ReceivedEvent;
import io.onyxos.kit.stream.Snapshot;
import io.onyxos.kit.stream.StreamMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Turns events into the messages of the stream. */
@ApplicationScoped
class ClockNews {

    private static final String ENTRY = "io.onyxos.operations.timesheet.";
    private static final String SHIFT = "io.onyxos.operations.shift.";
    private static final String CORRECTED = ENTRY + "corrected.v1";

    /** An entry that the rules have closed is told like a clock-out: its review reason says the difference. */
    private static final Map<String, String> OF_ENTRIES = Map.of(
            ENTRY + "clocked_in.v1", "clocked_in",
            ENTRY + "clocked_out.v1", "clocked_out",
            ENTRY + "auto_closed.v1", "clocked_out",
            ENTRY + "break_started.v1", "break_started",
            ENTRY + "break_ended.v1", "break_ended");

    private static final Map<String, String> OF_SHIFTS =
            Map.of(SHIFT + "late_detected.v1", "late_detected", SHIFT + "missed.v1", "missed");

    private final ObjectMapper json;
    private final ObjectMapper tolerant;

    ClockNews(ObjectMapper json) {
        this.json = json;
        this.tolerant = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    Snapshot snapshot(LiveResponse live) {
        return new Snapshot(live.withoutTime(), written(live));
    }

    /** Empty for an event that streams do not tell. */
    Optional<StreamMessage> of(ReceivedEvent event) {
        return Optional.ofNullable(OF_ENTRIES.get(event.type()))
                .map(name -> message(name, event, EntryNewsResponse.class))
                .or(() -> Optional.ofNullable(OF_SHIFTS.get(event.type()))
                        .map(name -> message(name, event, ShiftNewsResponse.class)));
    }

    /** Whether an editor has changed an open entry: rare, and best told by a new snapshot. */
    boolean isCorrection(ReceivedEvent event) {
        return event.type().equals(CORRECTED)
                && read(event).path("status").asText().equals("active");
    }

    private StreamMessage message(String name, ReceivedEvent event, Class<?> news) {
        try {
            ObjectNode data = read(event).put("at", event.occurredAt().toString());
            return new StreamMessage(name, event.id().toString(), written(tolerant.treeToValue(data, news)));
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private ObjectNode read(ReceivedEvent event) {
        try {
            return tolerant.readValue(event.data(), ObjectNode.class);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
