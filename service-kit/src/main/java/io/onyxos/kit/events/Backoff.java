package io.onyxos.kit.events;

import java.time.Duration;

/**
 * How long to wait before the next attempt: twice as long each time, up to a limit.
 *
 * @param attempts that have failed so far
 * @param millis the present wait
 * @param end by {@link System#nanoTime()}
 */
record Backoff(int attempts, long millis, long end, Duration longest) {

    private static final long FIRST_MILLIS = 200;

    static Backoff none(Duration longest) {
        return new Backoff(0, 0, System.nanoTime(), longest);
    }

    Backoff afterFailure() {
        long longer = Math.min(attempts == 0 ? FIRST_MILLIS : millis * 2, longest.toMillis());
        return new Backoff(attempts + 1, longer, System.nanoTime() + longer * 1_000_000, longest);
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }
}
