package io.onyxos.kit.liveness;

import java.time.Duration;

/** A daemon thread that works in turns and reports each, so that {@link WorkersLive} notices when it died or hangs. */
public final class WorkerThread extends Thread {

    private volatile long lastTurn = System.nanoTime();

    /** @param work calls {@link #turn} again and again, also while it waits for a broker or a database */
    public WorkerThread(String name, Runnable work) {
        super(work, name);
        setDaemon(true);
    }

    /** Reports that the work goes on. */
    public void turn() {
        lastTurn = System.nanoTime();
    }

    boolean moves(Duration longestTurn) {
        return isAlive() && System.nanoTime() - lastTurn <= longestTurn.toNanos();
    }
}
