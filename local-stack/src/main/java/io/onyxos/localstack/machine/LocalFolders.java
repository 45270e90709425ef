package io.onyxos.localstack.machine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Folders outside the repository: unpacked binaries, database templates and the data of test runs. */
public final class LocalFolders {

    public static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Path CACHE_OF_ROOT = Path.of("/var/tmp/onyxos-root");

    private LocalFolders() {}

    public static boolean onMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    static boolean runningAsRoot() throws IOException {
        return uid() == 0;
    }

    /**
     * The folder of this kind in the user's cache. Root's home is closed to the user that the database runs as, so root's
     * cache is in /var/tmp, where its owner has to be checked: anybody may make folders there.
     */
    public static Path cache(String kind) throws IOException {
        var cache = runningAsRoot() ? CACHE_OF_ROOT : userCache().resolve("onyxos");
        Files.createDirectories(cache.getParent());
        makeUnlessThere(cache);
        var owner = (Integer) Files.getAttribute(cache, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (owner != uid() || !Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(cache + " is not a folder of yours: remove it");
        }
        return makeUnlessThere(cache.resolve(kind));
    }

    /** The JDK's own answer is 0 for a user without an entry in the system's list, as containers have them. */
    private static int uid() throws IOException {
        return Integer.parseInt(Commands.run(List.of("id", "-u")));
    }

    private static Path makeUnlessThere(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PRIVATE);
            Files.setPosixFilePermissions(folder, READABLE);
        } catch (FileAlreadyExistsException e) {
            return folder;
        }
        return folder;
    }

    private static Path userCache() {
        var configured = System.getenv("XDG_CACHE_HOME");
        if (configured != null && Path.of(configured).isAbsolute()) return Path.of(configured);
        var home = Path.of(System.getProperty("user.home"));
        return home.isAbsolute() && Files.isWritable(home)
                ? home.resolve(".cache")
                : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
