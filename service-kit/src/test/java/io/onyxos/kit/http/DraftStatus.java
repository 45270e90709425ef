package io.onyxos.kit.http;

enum DraftStatus {
    OPEN,
    IN_PROGRESS,
    SEALED,
    KEPT,
    PUBLIC
}
