package io.onyxos.localstack.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Held by one process at a time; the operating system takes it back when that process dies, however it dies. */
public final class FolderLock implements AutoCloseable {

    // POSIX drops a process's lock when it closes any descriptor of the file: never open one twice.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    public static Optional<FolderLock> tryLock(Path file) throws IOException {
        var path = file.toAbsolutePath().normalize();
        if (!HELD_HERE.add(path)) return Optional.empty();
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return Optional.of(new FolderLock(path, channel));
        } catch (OverlappingFileLockException e) {
            // another class loader of this process holds it
        }
        channel.close();
        HELD_HERE.remove(path);
        return Optional.empty();
    }

    public static FolderLock lock(Path file) throws IOException {
        for (var lock = tryLock(file); ; lock = tryLock(file)) {
            if (lock.isPresent()) return lock.get();
            Commands.pause(50);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }
}
