package io.onyxos.kit.events;

import java.time.Instant;
import java.util.UUID;

@EventType("io.onyxos.kit.note.written.v1")
record NoteWritten(UUID noteId, int number, Instant writtenAt) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return noteId;
    }
}
