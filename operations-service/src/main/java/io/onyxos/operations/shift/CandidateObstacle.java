package io.onyxos.operations.shift;

import java.util.Locale;

/** What speaks against giving a shift to a person. */
enum CandidateObstacle {
    /** The person has another shift at that time. */
    OVERLAPS,
    /** The person has approved time off at that time. */
    AWAY,
    /** The model is not assigned to the person on that day. */
    UNASSIGNED,
    /** The time to the shift before or after is shorter than the agency's rules ask for. */
    TOO_LITTLE_REST;

    static CandidateObstacle of(String found) {
        return valueOf(found.toUpperCase(Locale.ROOT));
    }
}
