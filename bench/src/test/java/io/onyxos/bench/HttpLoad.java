package io.onyxos.bench;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** wrk: one thread, 32 connections that always wait for an answer before they ask again. */
record HttpLoad(String address, String bearer, int seconds) {

    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    double perSecond(String path) throws Exception {
        var command =
                List.of("wrk", "-t1", "-c32", "-d" + seconds + "s", "-H", "Authorization: " + bearer, address + path);
        var output = Tool.run(command, Map.of());
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException(path + " was not always answered:\n" + output);
        }
        return Tool.number(REQUESTS, output);
    }
}
