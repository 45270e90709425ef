package io.onyxos.kit.http;

import java.time.Instant;

/** An answer with an {@code ETag}: a response record with {@code updatedAt} only has to say that it implements this. */
public interface Versioned {

    /** When the row was last changed, to the microsecond. */
    Instant updatedAt();
}
