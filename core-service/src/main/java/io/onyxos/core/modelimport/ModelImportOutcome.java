package io.onyxos.core.modelimport;

/** What an import did with one item. */
public enum ModelImportOutcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    ERROR
}
