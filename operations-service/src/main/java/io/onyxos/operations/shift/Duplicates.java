package io.onyxos.operations.shift;

/** What becomes of copies that the other week has already, with the same person, model and times. */
enum Duplicates {
    /** Nothing is copied. */
    REFUSE,
    /** All others are copied. */
    SKIP,
    /** They are planned once more. */
    ADD
}
