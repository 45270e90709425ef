package io.onyxos.kit.http;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/** How much memory the threads of the server allocate, which run in the JVM of the test. */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long before = now();

    private Allocation() {}

    static Allocation ofServer() {
        return new Allocation();
    }

    /** Since this was made. */
    long bytes() {
        return now() - before;
    }

    private static long now() {
        long bytes = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().matches("(vert\\.x|executor)-.*")) {
                bytes += THREADS.getThreadAllocatedBytes(thread.getThreadId());
            }
        }
        return bytes;
    }
}
