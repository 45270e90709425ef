package io.onyxos.kit.events;

import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what it is told, and has a bug that can be mended. */
@ApplicationScoped
class KeepNote implements EventHandler<NoteSeen> {

    static final int UNLUCKY = 13;

    static final AtomicInteger ATTEMPTS = new AtomicInteger();
    static final AtomicInteger REFUSALS = new AtomicInteger();

    static volatile boolean broken;

    private final Database database;

    KeepNote(Database database) {
        this.database = database;
    }

    @Override
    public Class<NoteSeen> consumes() {
        return NoteSeen.class;
    }

    @Override
    public Uni<?> handle(NoteSeen note, ReceivedEvent about) {
        ATTEMPTS.incrementAndGet();
        return database.sql(
                        "insert into kit.effects (note_id, number) values ($1, $2)",
                        Tuple.of(note.noteId(), note.number()))
                .invoke(() -> {
                    if (broken && note.number() == UNLUCKY) {
                        REFUSALS.incrementAndGet();
                        throw new IllegalStateException("after the effect");
                    }
                });
    }
}
