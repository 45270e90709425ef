package io.onyxos.bench;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** wrk: one thread, 32 connections that always wait for an answer before they ask again. */
record HttpLoad(MeasuredService service, String bearer) {

    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    Turns.Figures get(String path, int seconds) throws Exception {
        var command = List.of(
                "wrk", "-t1", "-c32", "-d" + seconds + "s", "-H", "Authorization: " + bearer, service.address() + path);
        var before = service.processorTime();
        var output = Tool.run(command, Map.of());
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException(path + " was not always answered:\n" + output);
        }
        double perSecond = Tool.number(REQUESTS, output);
        double spent = service.processorTime().minus(before).toNanos() / 1_000.0;
        return new Turns.Figures(perSecond, spent / (perSecond * seconds));
    }
}
