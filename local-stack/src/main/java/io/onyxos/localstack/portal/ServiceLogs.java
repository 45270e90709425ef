package io.onyxos.localstack.portal;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The ends of the logs, as plain text. */
final class ServiceLogs {

    private static final Pattern NAME = Pattern.compile("[a-z]+");
    private static final int SHOWN_BYTES = 256 << 10;

    private final Path folder;

    ServiceLogs(Path folder) {
        this.folder = folder;
    }

    void show(RoutingContext context) {
        var name = context.pathParam("name");
        var log = folder.resolve(name + ".log");
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(log)) {
            context.response().setStatusCode(404).end("There is no log of " + name);
            return;
        }
        try {
            context.response()
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .putHeader("Cache-Control", "no-store")
                    .end(end(log));
        } catch (IOException e) {
            context.fail(e);
        }
    }

    private static String end(Path log) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var shown = new byte[(int) Math.min(SHOWN_BYTES, file.length())];
            file.seek(file.length() - shown.length);
            file.readFully(shown);
            return new String(shown, StandardCharsets.UTF_8);
        }
    }
}
