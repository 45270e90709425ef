package io.onyxos.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** wrk, whose connections always wait for an answer before they ask again. */
record HttpLoad(Server server) {

    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Path SCRIPTS = Path.of("bench/src/test/resources");

    /** One thread, 32 connections. */
    Turns.Figures get(String path, String bearer, int seconds) throws Exception {
        return run(
                List.of("-t1", "-c32", "-d" + seconds + "s", "-H", "Authorization: " + bearer, server.address() + path),
                seconds);
    }

    /** All calls of an endpoint count as one; several callers take turns on the connections. */
    Turns.Figures ask(Endpoint endpoint, int seconds) throws Exception {
        if (endpoint.script() == null) {
            return get(endpoint.calls().get(0).path(), World.bearer(endpoint.caller()), seconds);
        }
        Path bearers = Files.createTempFile("bench-", ".txt");
        Files.write(bearers, endpoint.callers().stream().map(World::bearer).toList());
        int threads = Math.min(endpoint.callers().size(), Endpoints.CONNECTIONS);
        List<String> arguments = List.of(
                "-t" + threads,
                "-c" + (threads == 1 ? 32 : threads),
                "-d" + seconds + "s",
                "-s",
                SCRIPTS.resolve(endpoint.script()).toString(),
                server.address(),
                "--",
                bearers.toString(),
                Integer.toString(threads));
        Turns.Figures figures = run(arguments, seconds);
        Files.delete(bearers);
        int calls = endpoint.calls().size();
        return new Turns.Figures(figures.perSecond() / calls, figures.micros() * calls);
    }

    private Turns.Figures run(List<String> arguments, int seconds) throws Exception {
        List<String> command = new ArrayList<>(List.of("wrk", "--timeout=30s"));
        command.addAll(arguments);
        var before = server.processorTime();
        var output = Tool.run(command, Map.of());
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException("Not every request was answered well:\n" + output);
        }
        double perSecond = Tool.number(REQUESTS, output);
        double spent = server.processorTime().minus(before).toNanos() / 1_000.0;
        return new Turns.Figures(perSecond, spent / (perSecond * seconds));
    }
}
