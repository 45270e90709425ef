package io.onyxos.operations.timesheet;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * An entry as it was seen.
 *
 * @param etag its tag, with the quotes
 */
record SeenTimesheet(@NotNull UUID id, @NotNull String etag) {}
