package io.onyxos.kit.database;

/** Fired after a transaction that may have written has committed; wakes the outbox relay of this process. */
public enum WriteCommitted {
    INSTANCE
}
