package io.onyxos.kit.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/**
 * Which page of a list is wanted; take it as {@code @BeanParam} or put it into the list's filter.
 *
 * @param limit rows on the page, 1 to 200, 50 if absent
 * @param cursor {@code next_cursor} of the page before; absent for the first page
 */
public record PageRequest(
        @QueryParam("limit") @DefaultValue("50") int limit,
        @QueryParam("cursor") String cursor) {

    static final int LARGEST = 200;

    /** Refuses a limit that no page may have. */
    public PageRequest {
        if (limit < 1 || limit > LARGEST) {
            throw Problem.refused("invalid_parameter").parameter("limit", "must be from 1 to " + LARGEST);
        }
    }
}
