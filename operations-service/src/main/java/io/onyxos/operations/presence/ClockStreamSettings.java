package io.onyxos.operations.presence;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The settings {@code onyx.clock-stream.*}; their values stand in application.properties. */
@ConfigMapping(prefix = "onyx.clock-stream")
public interface ClockStreamSettings {

    /** Streams of one agency that this replica keeps open. */
    int places();

    /** Events that may wait for one client; a slower one is cut off. */
    int queue();

    /** How often a client hears that the line is open. */
    Duration heartbeat();

    /** How often a client's permission is looked at again. */
    Duration recheck();

    /** How often the database is asked while no events arrive. */
    Duration poll();
}
