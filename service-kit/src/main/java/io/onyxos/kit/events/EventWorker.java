package io.onyxos.kit.events;

import io.onyxos.kit.liveness.WorkerThread;

/** A loop in a thread of its own, which {@link EventWorkers} starts and stops. */
interface EventWorker {

    WorkerThread thread();

    /** Asks the loop to end after what it has in hand; its thread. */
    Thread stop();
}
