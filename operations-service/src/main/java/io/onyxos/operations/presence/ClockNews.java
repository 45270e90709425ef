package io.onyxos.operations.presence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onyxos.kit.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Says in the words of the stream what has happened. */
@ApplicationScoped
class ClockNews {

    private static final String ENTRY = "io.onyxos.operations.timesheet.";
    private static final String SHIFT = "io.onyxos.operations.shift.";
    private static final String CORRECTED = ENTRY + "corrected.v1";

    /** Who is taken off the clock is off the clock, however it came about. */
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

    ClockMessage snapshot(LiveResponse live) {
        return ClockMessage.snapshot(written(live));
    }

    /** Empty for an event that streams do not tell. */
    Optional<ClockMessage> of(ReceivedEvent event) {
        return Optional.ofNullable(OF_ENTRIES.get(event.type()))
                .map(name -> message(name, event, EntryNewsResponse.class))
                .or(() -> Optional.ofNullable(OF_SHIFTS.get(event.type()))
                        .map(name -> message(name, event, ShiftNewsResponse.class)));
    }

    /** Whether an editor has changed the entry of somebody who is on the clock: rare, and best told by a new snapshot. */
    boolean isCorrection(ReceivedEvent event) {
        return event.type().equals(CORRECTED)
                && read(event).path("status").asText().equals("active");
    }

    private ClockMessage message(String name, ReceivedEvent event, Class<?> news) {
        try {
            ObjectNode data = read(event).put("at", event.occurredAt().toString());
            return new ClockMessage(name, event.id().toString(), written(tolerant.treeToValue(data, news)));
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
