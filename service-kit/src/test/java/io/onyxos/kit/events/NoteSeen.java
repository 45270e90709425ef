package io.onyxos.kit.events;

import java.util.UUID;

/** What a consumer of {@link NoteWritten} wants to know of it. */
@EventType("io.onyxos.kit.note.written.v1")
record NoteSeen(UUID noteId, int number) {}
