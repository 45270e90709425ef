package io.onyxos.kit.stream;

import io.onyxos.kit.events.ReceivedEvent;
import io.onyxos.kit.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a stream shows and to whom; a bean. Its endpoint names it in {@link Streamed}. */
public interface StreamSource {

    /** The topics whose events the stream tells. */
    Set<String> topics();

    /**
     * The row that the request asks for; null where each agency has one channel.
     *
     * @throws io.onyxos.kit.http.Problem for a request that names none or no possible one
     */
    default UUID subject(UriInfo request) {
        return null;
    }

    /**
     * The caller's agency, if the caller may watch the subject. Asked before the stream begins and again while it runs.
     *
     * @return fails with what the caller is refused by
     */
    Uni<UUID> admit(Caller caller, UUID subject);

    /** What the channel shows now, read as one of those who watch it. */
    Uni<Snapshot> snapshot(Caller caller, Channel channel);

    /** What an event means to those who watch; asked only where some of the event's agency do. */
    List<StreamChange> changes(ReceivedEvent event);
}
