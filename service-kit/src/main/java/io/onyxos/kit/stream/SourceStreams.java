package io.onyxos.kit.stream;

import io.onyxos.kit.events.ReceivedEvent;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.identity.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The streams of one source on this replica. */
final class SourceStreams {

    private static final Logger LOG = Logger.getLogger(SourceStreams.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int READS_AT_ONCE = 4;

    private final StreamSource source;
    private final StreamSettings settings;
    private final Map<Channel, Audience> audiences = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> placesTaken = new ConcurrentHashMap<>();
    private volatile boolean closed;

    SourceStreams(StreamSource source, StreamSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    StreamSource source() {
        return source;
    }

    int size() {
        return audiences.values().stream().mapToInt(Audience::size).sum();
    }

    /** Fails with a {@link Problem} or with what the source refuses the caller by. */
    Uni<Admission> admit(Caller caller, UriInfo request) {
        UUID subject = source.subject(request);
        return source.admit(caller, subject).map(agencyId -> {
            requirePlace(agencyId);
            return new Admission(this, new Channel(agencyId, subject), caller);
        });
    }

    Multi<StreamMessage> open(Admission admitted, Context context, HttpServerResponse response) {
        LiveStream stream = new LiveStream(admitted.caller(), settings.queue(), context, response);
        Channel channel = admitted.channel();
        return stream.messages(() -> begin(stream, channel), () -> leave(stream, channel));
    }

    void receive(ReceivedEvent event) {
        if (event.agencyId() == null || !placesTaken.containsKey(event.agencyId())) {
            return;
        }
        for (StreamChange change : source.changes(event)) {
            if (change instanceof StreamChange.News news) {
                Audience audience = audiences.get(news.channel());
                if (audience != null) {
                    audience.tell(news.message());
                }
            } else if (change instanceof StreamChange.Outdated outdated) {
                refresh(outdated.channel(), true).subscribe().with(done -> LOG.debug("Snapshot told"));
            } else if (change instanceof StreamChange.PermissionsChanged changed) {
                audiences.forEach((channel, audience) -> {
                    if (channel.agencyId().equals(changed.agencyId())) {
                        audience.ofPerson(changed.person(), stream -> stream.here(() -> recheck(stream, channel)));
                    }
                });
            }
        }
    }

    /**
     * Reads every channel that is watched. Does not fail: what cannot be read now is read at the next turn.
     *
     * @param always whether to show it also where nothing has changed
     */
    Uni<Void> refreshAll(boolean always) {
        return Multi.createFrom()
                .iterable(List.copyOf(audiences.keySet()))
                .onItem()
                .transformToUni(channel -> refresh(channel, always))
                .merge(READS_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Ends all streams and takes no more. */
    void close() {
        closed = true;
        audiences.values().forEach(Audience::end);
    }

    private void requirePlace(UUID agencyId) {
        if (closed) {
            throw Problem.unavailable(RETRY_AFTER_SECONDS);
        }
        if (placesTaken.getOrDefault(agencyId, 0) >= settings.places()) {
            throw Problem.refused("too_many_streams").retryAfter(RETRY_AFTER_SECONDS);
        }
    }

    private void begin(LiveStream stream, Channel channel) {
        // there was a place when the caller was admitted; another who came at the same moment may have taken it
        if (!join(stream, channel)) {
            stream.end();
            return;
        }
        stream.beatEvery(settings.heartbeat());
        stream.every(settings.recheck(), () -> recheck(stream, channel));
        stream.endAt(stream.caller().expiresAt());
        stream.hold();
        source.snapshot(stream.caller(), channel)
                .invoke(snapshot -> stream.show(StreamMessage.of(snapshot)))
                .subscribe()
                .with(shown -> stream.release(), unreadable -> stream.end());
    }

    private synchronized boolean join(LiveStream stream, Channel channel) {
        int taken = placesTaken.getOrDefault(channel.agencyId(), 0);
        if (closed || taken >= settings.places()) {
            return false;
        }
        placesTaken.put(channel.agencyId(), taken + 1);
        audiences.computeIfAbsent(channel, first -> new Audience()).add(stream);
        return true;
    }

    private synchronized void leave(LiveStream stream, Channel channel) {
        Audience audience = audiences.get(channel);
        if (audience != null && audience.contains(stream)) {
            placesTaken.computeIfPresent(channel.agencyId(), (agency, taken) -> taken == 1 ? null : taken - 1);
            if (audience.remove(stream)) {
                audiences.remove(channel);
            }
        }
    }

    /** Ends the stream unless it may go on; a doubt that the database cannot settle now ends it, too. */
    private void recheck(LiveStream stream, Channel channel) {
        source.admit(stream.caller(), channel.subject())
                .subscribe()
                .with(
                        agencyId -> {
                            if (!agencyId.equals(channel.agencyId())) {
                                stream.end();
                            }
                        },
                        refused -> stream.end());
    }

    private Uni<Void> refresh(Channel channel, boolean always) {
        Audience audience = audiences.get(channel);
        if (audience == null) {
            return Uni.createFrom().voidItem();
        }
        return audience.refresh(caller -> source.snapshot(caller, channel), always)
                .onFailure()
                .invoke(unreadable -> LOG.debugf("No snapshot this time: %s", unreadable.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
