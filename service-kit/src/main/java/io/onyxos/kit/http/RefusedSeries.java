package io.onyxos.kit.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Counts what is refused before a resource method takes it under one name: its address is no route's, has the id still in
 * it, and each would make a series of its own.
 */
@Singleton
class RefusedSeries implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";
    private static final Set<String> BEFORE_ROUTING = Set.of("405", "406", "413", "415");

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().equals(REQUESTS) && BEFORE_ROUTING.contains(String.valueOf(id.getTag("status")))
                ? id.replaceTags(relabelled(id))
                : id;
    }

    private static List<Tag> relabelled(Meter.Id id) {
        return id.getTags().stream()
                .map(tag -> tag.getKey().equals("uri") ? Tag.of("uri", "REFUSED") : tag)
                .toList();
    }
}
