package io.onyxos.operations.presence;

import io.onyxos.kit.http.SqlState;
import io.smallrye.mutiny.Uni;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who watches one agency on this replica. */
final class ClockAudience {

    private final Set<ClockStream> streams = ConcurrentHashMap.newKeySet();
    private volatile LiveResponse last;

    int size() {
        return streams.size();
    }

    void add(ClockStream stream) {
        streams.add(stream);
    }

    /** Whether nobody is left. */
    boolean remove(ClockStream stream) {
        streams.remove(stream);
        return streams.isEmpty();
    }

    void tell(ClockMessage news) {
        streams.forEach(stream -> stream.tell(news));
    }

    /** Looks again at whether this person may watch. */
    void recheck(UUID person) {
        streams.stream()
                .filter(stream -> stream.watcher().caller().id().equals(person))
                .forEach(ClockStream::recheck);
    }

    void end() {
        streams.forEach(ClockStream::end);
    }

    /**
     * Reads once, as one of those who watch, and tells everybody: whoever may see all hours sees the same.
     *
     * @param anyway whether to tell it even if it is what the last refreshment has told
     */
    Uni<Void> refresh(ClockFeed feed, boolean anyway) {
        List<ClockStream> present = List.copyOf(streams);
        present.forEach(ClockStream::hold);
        return read(feed, present.iterator())
                .invoke(live -> {
                    boolean tell = live != null && (anyway || !live.showsTheSameAs(last));
                    last = anyway ? null : live;
                    ClockMessage snapshot = tell ? feed.message(live) : null;
                    present.forEach(stream -> stream.release(snapshot));
                })
                .onFailure()
                .invoke(unreadable -> present.forEach(stream -> stream.release(null)))
                .replaceWithVoid();
    }

    /** Null where nobody is left who may. */
    private static Uni<LiveResponse> read(ClockFeed feed, Iterator<ClockStream> readers) {
        if (!readers.hasNext()) {
            return Uni.createFrom().nullItem();
        }
        ClockStream reader = readers.next();
        return feed.live(reader.watcher().caller())
                .onFailure(refused -> SqlState.of(refused)
                        .filter(state -> state.code().startsWith("PT4"))
                        .isPresent())
                .recoverWithUni(refused -> {
                    reader.end();
                    return read(feed, readers);
                });
    }
}
