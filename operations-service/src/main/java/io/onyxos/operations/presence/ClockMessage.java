package io.onyxos.operations.presence;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/**
 * What a stream says.
 *
 * @param event its name, null for a mere sign of life
 * @param id the event's, null for a snapshot
 * @param data JSON
 */
record ClockMessage(String event, String id, String data) {

    static final ClockMessage HEARTBEAT = new ClockMessage(null, null, null);

    /** After how long to come back; not at once, since everybody would when a replica goes. */
    private static final long RECONNECT_MILLIS = 2_000;

    static ClockMessage snapshot(String data) {
        return new ClockMessage("snapshot", null, data);
    }

    OutboundSseEvent in(Sse sse) {
        if (event == null) {
            return sse.newEventBuilder().comment("").build();
        }
        var message = sse.newEventBuilder().name(event).data(data);
        return id == null
                ? message.reconnectDelay(RECONNECT_MILLIS).build()
                : message.id(id).build();
    }
}
