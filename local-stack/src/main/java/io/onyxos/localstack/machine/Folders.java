package io.onyxos.localstack.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What {@link Files} lacks for whole folders. */
public final class Folders {

    private Folders() {}

    /** The folder and every folder below it. */
    public static List<Path> within(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    /** Deletes the folder and everything in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) return;
        try (var found = Files.walk(folder)) {
            for (var path : found.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }

    /** The end of a log, for the message about what it belongs to. */
    public static String lastLines(Path log, int count) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(no log at " + log + ")";
        }
    }
}
