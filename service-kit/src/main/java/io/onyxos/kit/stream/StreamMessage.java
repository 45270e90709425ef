package io.onyxos.kit.stream;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/**
 * One server-sent event.
 *
 * @param event its name; null for a comment, which only shows that the connection is open
 * @param id the id of the event behind it; null for a snapshot
 * @param data JSON
 */
public record StreamMessage(String event, String id, String data) {

    static final StreamMessage HEARTBEAT = new StreamMessage(null, null, null);

    /** After how long to come back; not at once, since all clients would when a replica goes. */
    private static final long RECONNECT_MILLIS = 2_000;

    static StreamMessage of(Snapshot snapshot) {
        return new StreamMessage("snapshot", null, snapshot.json());
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
