package io.onyxos.kit.http;

enum NoteStatus {
    OPEN,
    IN_PROGRESS
}
