package io.onyxos.operations.clock;

/** What the clock's page shows. */
public enum ClockState {
    /** The person's role keeps no time. */
    EXEMPT,
    /** Nothing is planned. */
    NO_SHIFT,
    /** The next shift cannot be clocked into yet. */
    UPCOMING,
    CAN_CLOCK_IN,
    WORKING,
    /** Also after the shift's end: the break is what has to be ended first. */
    ON_BREAK,
    /** Working on after the shift's end. */
    OVERTIME
}
