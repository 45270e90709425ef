package io.onyxos.kit.http;

import java.time.Instant;

/** An answer with an {@code ETag}: a response record with {@code updatedAt} only has to say that it implements this. */
public interface Versioned {

    /** When the row was last changed, to the microsecond. */
    Instant updatedAt();

    /**
     * What of the row this caller is not shown, in lower-case letters and digits; empty where it is all there. What somebody
     * has kept of it is then no answer for who may see more or less, nor for himself once his rights have changed.
     */
    default String withheld() {
        return "";
    }
}
