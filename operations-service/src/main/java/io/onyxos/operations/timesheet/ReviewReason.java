package io.onyxos.operations.timesheet;

import java.util.Locale;

/** What about an entry is worth a look before it is approved. */
public enum ReviewReason {
    /** The person did not clock out; the end was set by the rules. */
    AUTO_CLOSED,
    /** An editor entered it. */
    MANUAL,
    /** An editor changed it, or the person asked for the change. */
    CORRECTED,
    /** It belongs to no shift. */
    NO_SHIFT,
    /** It lasted longer than the rules allow. */
    TOO_LONG,
    /** It has less break than the rules ask for. */
    BREAK_MISSING,
    /** The device's clock was wrong by more than five minutes. */
    CLOCK_SKEW,
    /** It is no longer what was approved. */
    CHANGED_AFTER_APPROVAL;

    /** As the database stores it. */
    static ReviewReason of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
