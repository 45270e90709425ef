package io.onyxos.localstack.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Folders of clusters that live as long as this process; what a crash of the machine left is removed by a later run. */
public final class ThrowAwayFolders {

    // a container that shares the cache has processes that we do not see
    private static final Duration SURELY_DEAD = Duration.ofHours(6);

    private ThrowAwayFolders() {}

    public static Path next() throws IOException {
        var runs = LocalFolders.cache("runs");
        ServerUser.current().own(runs);
        removeRemains(runs);
        return runs.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
    }

    public static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeRemains(Path runs) throws IOException {
        try (var folders = Files.list(runs)) {
            for (var folder : folders.filter(ThrowAwayFolders::isAbandoned).toList()) Folders.delete(folder);
        }
    }

    private static boolean isAbandoned(Path folder) {
        try {
            var pid = Long.parseLong(folder.getFileName().toString().split("-", 2)[0]);
            return ProcessHandle.of(pid).isEmpty()
                    && Files.getLastModifiedTime(folder)
                            .toInstant()
                            .isBefore(Instant.now().minus(SURELY_DEAD));
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }
}
