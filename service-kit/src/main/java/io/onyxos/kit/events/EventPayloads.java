package io.onyxos.kit.events;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.onyxos.kit.events.ReceivedEvent.MalformedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Reads payloads as the records of consumers, which name only the fields that they need. */
@ApplicationScoped
class EventPayloads {

    private final ObjectMapper json;

    EventPayloads(ObjectMapper json) {
        this.json = json.copy()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** @throws MalformedEvent where the payload does not fit the record */
    <T> T read(ReceivedEvent event, Class<T> type) {
        try {
            return json.readValue(event.data(), type);
        } catch (IOException malformed) {
            throw new MalformedEvent(malformed);
        }
    }
}
