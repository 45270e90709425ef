package io.onyxos.kit.stream;

/**
 * What a channel shows now.
 *
 * @param state equal to that of another snapshot where nothing has changed but the time
 * @param json the data of the message
 */
public record Snapshot(Object state, String json) {}
