package io.onyxos.core.model;

/** Orders of the list of models. */
enum ModelSort {
    NAME,
    CREATED_AT
}
