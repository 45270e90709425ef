package io.onyxos.localstack;

import io.onyxos.localstack.machine.FolderLock;
import io.onyxos.localstack.machine.Folders;
import io.onyxos.localstack.machine.LocalFolders;
import io.onyxos.localstack.machine.Refusal;
import io.onyxos.localstack.machine.ServerUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Where the stack of one working copy keeps things.
 *
 * @param postgres apart from the rest, because its user may not reach into the working copy
 */
record StackFolders(Path home, Path postgres, FolderLock lock) implements AutoCloseable {

    private static final long ENOUGH_SPACE = 500L << 20;

    /** Makes the folders, or refuses: another stack runs in them, or there is no room or permission. */
    static StackFolders open(Path root) throws IOException {
        var home = root.resolve(".local-stack");
        Files.createDirectories(home.resolve("logs"));
        var lock = FolderLock.tryLock(home.resolve("lock"))
                .orElseThrow(() -> new Refusal("Another ./stack runs in this working copy: stop it first"));
        for (var used : List.of(home, postgresFolder(home).getParent())) requireSpace(used);
        return new StackFolders(home, postgresFolder(home), lock);
    }

    Path kafka() {
        return home.resolve("kafka");
    }

    Path auth() {
        return home.resolve("auth");
    }

    Path logs() {
        return home.resolve("logs");
    }

    /** Forgets everything but the logs. */
    void reset() throws IOException {
        for (var folder : List.of(postgres, kafka(), auth())) Folders.delete(folder);
    }

    /** Shows a log that is written elsewhere among the others. */
    void link(Path log) throws IOException {
        var link = logs().resolve(log.getFileName());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, log);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static Path postgresFolder(Path home) throws IOException {
        var user = ServerUser.current();
        if (!user.isAnother() || user.canEnter(home)) return home.resolve("postgres");
        var name = UUID.nameUUIDFromBytes(home.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        return LocalFolders.cache("stacks").resolve(name);
    }

    private static void requireSpace(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < ENOUGH_SPACE) {
            throw new Refusal("Only " + (free >> 20) + " MB are free below " + folder + ": the stack needs "
                    + (ENOUGH_SPACE >> 20));
        }
    }
}
