package io.onyxos.localstack.postgres;

import io.onyxos.localstack.machine.FolderLock;
import io.onyxos.localstack.machine.Folders;
import io.onyxos.localstack.machine.LocalFolders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL server of this platform, unpacked once per version from the archive on the class path. */
final class PostgresBinaries {

    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> DATA = PosixFilePermissions.fromString("rw-r--r--");

    private final String archive = "/postgres-" + platform() + ".txz";

    /** Names the archive's content, so that another version lands in another folder. */
    String version() throws IOException {
        try (var content = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    Path unpacked() throws IOException {
        var cache = LocalFolders.cache("postgres");
        var home = cache.resolve(version());
        if (Files.isDirectory(home)) return home;
        try (var lock = FolderLock.lock(cache.resolve("unpacking.lock"))) {
            if (Files.isDirectory(home)) return home;
            var unfinished = cache.resolve(home.getFileName() + ".unfinished");
            Folders.delete(unfinished);
            unpackInto(unfinished);
            return Files.move(unfinished, home);
        }
    }

    private void unpackInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = new TarArchiveInputStream(new XZCompressorInputStream(open()))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder))
                    throw new IOException("The archive reaches outside: " + entry.getName());
                write(entry, files, target);
            }
        }
        // whatever the umask: the server may run as another user
        for (var made : Folders.within(folder)) Files.setPosixFilePermissions(made, PROGRAM);
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, (entry.getMode() & 0100) == 0 ? DATA : PROGRAM);
        }
    }

    private InputStream open() throws IOException {
        var content = PostgresBinaries.class.getResourceAsStream(archive);
        if (content == null) throw new IOException("No PostgreSQL for this platform on the class path: " + archive);
        return content;
    }

    private static String platform() {
        var system = LocalFolders.onMac() ? "darwin" : "linux";
        var arm = System.getProperty("os.arch").equals("aarch64");
        return system + (arm ? "-arm_64" : "-x86_64");
    }
}
