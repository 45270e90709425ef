package io.onyxos.localstack.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom the database server runs as: the current user, or "nobody" when that is root, which PostgreSQL refuses to run as.
 *
 * @param prefix what to put before a command so that it runs as that user
 * @param uid who must own the server's files, or -1 for the current user
 */
public record ServerUser(List<String> prefix, int uid) {

    private static final int NOBODY = 65534;

    private static final List<List<String>> WAYS_TO_BECOME_NOBODY = List.of(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
            List.of("runuser", "-u", "nobody", "--"));

    private static ServerUser current;

    public static synchronized ServerUser current() throws IOException {
        if (current == null) current = detect();
        return current;
    }

    public boolean isAnother() {
        return uid >= 0;
    }

    public List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Makes the folder, if it is missing, for this user alone. */
    public void own(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder, LocalFolders.PRIVATE);
        }
        if (isAnother()) Files.setAttribute(folder, "unix:uid", uid);
        if (!canWrite(folder)) {
            throw new IOException(
                    "The database server (" + (isAnother() ? "uid " + uid : "your user") + ") cannot write to "
                            + folder.toAbsolutePath() + ": look at the rights of that folder and those above");
        }
    }

    public boolean canEnter(Path folder) {
        return Commands.succeeds(
                command(List.of("test", "-x", folder.toAbsolutePath().toString())));
    }

    boolean canWrite(Path folder) throws IOException {
        return isAnother()
                ? Commands.succeeds(
                        command(List.of("test", "-w", folder.toAbsolutePath().toString())))
                : Files.isWritable(folder);
    }

    private static ServerUser detect() throws IOException {
        if (!LocalFolders.runningAsRoot()) return new ServerUser(List.of(), -1);
        return WAYS_TO_BECOME_NOBODY.stream()
                .map(prefix -> new ServerUser(prefix, NOBODY))
                .filter(user -> Commands.succeeds(user.command(List.of("true"))))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "PostgreSQL does not run as root, and neither setpriv nor runuser can drop to uid " + NOBODY
                                + ": install util-linux or run as another user"));
    }
}
