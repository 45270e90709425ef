package io.onyxos.kit.events;

import io.onyxos.kit.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what it is told, and has a bug that can be mended. */
@ApplicationScoped
class KeepNote implements EventHandler<NoteSeen> {

    static final int UNLUCKY = 13;

    static final AtomicInteger ATTEMPTS = new AtomicInteger();
    static final AtomicInteger REFUSALS = new AtomicInteger();

    static volatile boolean broken;

    @Override
    public Class<NoteSeen> consumes() {
        return NoteSeen.class;
    }

    @Override
    public Uni<?> handle(NoteSeen note, ReceivedEvent about) {
        ATTEMPTS.incrementAndGet();
        return Sql.run("insert into kit.effects (note_id, number) values ($1, $2)", note.noteId(), note.number())
                .invoke(() -> {
                    if (broken && note.number() == UNLUCKY) {
                        REFUSALS.incrementAndGet();
                        throw new IllegalStateException("after the effect");
                    }
                });
    }
}
