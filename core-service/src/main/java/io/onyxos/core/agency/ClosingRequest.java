package io.onyxos.core.agency;

import jakarta.validation.constraints.NotNull;

/** The agency's name, spelt out by who wants it to end. */
record ClosingRequest(@NotNull String confirmName) {}
