package io.onyxos.kit.events;

import java.util.Set;

/**
 * What every replica does when events happen: a bean that tells people who are connected to this replica, or drops what it
 * has cached. Unlike an {@link EventHandler} it has no effect that must happen once. It hears what happens from now on; what
 * happens while the broker is away it may miss, so it looks at the source again when it is {@link #connected}.
 *
 * <p>All methods are called in one thread that serves every follower of the service and must not be kept waiting.
 */
public interface EventFollower {

    /** The topics to follow; none where there is nothing to hear. */
    Set<String> topics();

    /** From now on every event arrives, until {@link #disconnected}. */
    void connected();

    /** Events may be missing from now on. */
    void disconnected();

    /** An event of one of the topics, in the order of its aggregate; rarely one that came before. */
    void received(ReceivedEvent event);
}
