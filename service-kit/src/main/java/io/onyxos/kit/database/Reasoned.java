package io.onyxos.kit.database;

/** A request body that says why; the audit trail keeps it beside what was changed. */
public interface Reasoned {

    /** In the person's words; may be null. */
    String reason();
}
