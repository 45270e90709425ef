package io.onyxos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the database's processes have used of the processors, those that have ended included; by Linux's {@code /proc}. */
record DatabaseTime(ProcessHandle postmaster) {

    private static final int USER_TIME = 11;
    private static final long MICROS_OF_TICK = 10_000;

    static DatabaseTime ofRunningStack() throws Exception {
        String checkpointer = World.values("select pid from pg_stat_activity where backend_type = 'checkpointer'")
                .get(0);
        return new DatabaseTime(ProcessHandle.of(Long.parseLong(checkpointer))
                .flatMap(ProcessHandle::parent)
                .orElseThrow());
    }

    /** Microseconds so far. */
    long micros() {
        long ticks = ticks(postmaster.pid(), 4);
        for (ProcessHandle child : postmaster.children().toList()) {
            ticks += ticks(child.pid(), 2);
        }
        return ticks * MICROS_OF_TICK;
    }

    /** User and system time of the process itself, and, of four numbers, of its children that have ended. */
    private static long ticks(long pid, int numbers) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Arrays.stream(afterName, USER_TIME, USER_TIME + numbers)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
