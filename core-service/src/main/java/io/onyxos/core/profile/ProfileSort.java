package io.onyxos.core.profile;

/** Orders of the list of members. */
enum ProfileSort {
    USERNAME,
    JOINED_AT
}
