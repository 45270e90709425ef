package io.onyxos.kit.stream;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The settings {@code onyx.streams.*}; the kit's defaults stand in microprofile-config.properties. */
@ConfigMapping(prefix = "onyx.streams")
public interface StreamSettings {

    /** Streams of one source and agency that this replica keeps open. */
    int places();

    /** Messages that may wait for one client; a slower one is cut off. */
    int queue();

    /** How often a client hears that the connection is open. */
    Duration heartbeat();

    /** How often a client's permission is checked again. */
    Duration recheck();

    /** How often each channel is read while no events arrive. */
    Duration poll();
}
