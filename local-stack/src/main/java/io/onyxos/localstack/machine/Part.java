package io.onyxos.localstack.machine;

/** One server of the local stack. A new part is a class of its own and one line in the stack's list. */
public interface Part extends AutoCloseable {

    /** What the start-up report and the name of the log file call it. */
    String name();

    /** Returns when the part answers; throws, with everything it started stopped again, when it cannot. */
    void start() throws Exception;

    /** Where a person or a program reaches it, for example {@code http://127.0.0.1:54321}. */
    String address();

    /** Whether a started part still runs: when one does not, the stack says so and stops. */
    default boolean isRunning() {
        return true;
    }

    /** Stops the part and waits until it is gone; closing twice, or before a start, does nothing. */
    @Override
    void close();
}
