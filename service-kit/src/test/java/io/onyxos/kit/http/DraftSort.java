package io.onyxos.kit.http;

enum DraftSort {
    CREATED_AT,
    SHORT_TITLE
}
