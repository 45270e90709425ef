package io.onyxos.kit.stream;

import io.onyxos.kit.http.SqlState;
import io.onyxos.kit.identity.Caller;
import io.smallrye.mutiny.Uni;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The streams of one channel on this replica. */
final class Audience {

    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private volatile Object lastState;

    int size() {
        return streams.size();
    }

    void add(LiveStream stream) {
        streams.add(stream);
    }

    boolean contains(LiveStream stream) {
        return streams.contains(stream);
    }

    /** Whether none is left. */
    boolean remove(LiveStream stream) {
        streams.remove(stream);
        return streams.isEmpty();
    }

    void tell(StreamMessage news) {
        streams.forEach(stream -> stream.tell(news));
    }

    void end() {
        streams.forEach(LiveStream::end);
    }

    void ofPerson(UUID person, Consumer<LiveStream> work) {
        streams.stream().filter(stream -> stream.caller().id().equals(person)).forEach(work);
    }

    /**
     * Reads once, as one of those who watch, and shows it to all of them.
     *
     * @param read what the channel shows to a caller
     * @param always whether to show it also where the last refreshment has shown the same
     */
    Uni<Void> refresh(Function<Caller, Uni<Snapshot>> read, boolean always) {
        List<LiveStream> present = List.copyOf(streams);
        present.forEach(LiveStream::hold);
        return read(read, present.iterator())
                .invoke(snapshot -> {
                    if (snapshot != null && (always || !snapshot.state().equals(lastState))) {
                        StreamMessage message = StreamMessage.of(snapshot);
                        present.forEach(stream -> stream.show(message));
                    }
                    lastState = always || snapshot == null ? null : snapshot.state();
                })
                .eventually(() -> present.forEach(LiveStream::release))
                .replaceWithVoid();
    }

    /** Null where none is left who may read. */
    private static Uni<Snapshot> read(Function<Caller, Uni<Snapshot>> read, Iterator<LiveStream> readers) {
        if (!readers.hasNext()) {
            return Uni.createFrom().nullItem();
        }
        LiveStream reader = readers.next();
        return read.apply(reader.caller())
                .onFailure(refused -> SqlState.of(refused)
                        .filter(state -> state.code().startsWith("PT4"))
                        .isPresent())
                .recoverWithUni(refused -> {
                    reader.end();
                    return read(read, readers);
                });
    }
}
