package io.onyxos.kit.events;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event type taken apart.
 *
 * @param type the whole, for example {@code io.onyxos.core.model.archived.v1}
 * @param service who emits it
 * @param aggregate what it happened to
 * @param verb what happened, with the version: {@code archived.v1}
 */
record EventName(String type, String service, String aggregate, String verb) {

    private static final String PREFIX = "io.onyxos.";
    private static final Pattern SHAPE =
            Pattern.compile("io\\.onyxos\\.([a-z]+)\\.([a-z][a-z_]*)\\.([a-z][a-z_]*\\.v[1-9][0-9]*)");

    static EventName of(String type) {
        Matcher parts = SHAPE.matcher(type);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not an event type: " + type);
        }
        return new EventName(type, parts.group(1), parts.group(2), parts.group(3));
    }

    static EventName of(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " has no @EventType");
        }
        return of(type.value());
    }

    /** The type whose schema is the file {@code <aggregate>.<verb>.v<n>.json} of a service. */
    static EventName ofSchema(String service, String fileName) {
        return of(PREFIX + service + "." + fileName.replaceFirst("\\.json$", ""));
    }

    /** The {@code $id} of its JSON Schema. */
    URI schema() {
        return URI.create("urn:onyxos:event:" + type);
    }

    String topic() {
        return service + "." + aggregate;
    }
}
