package io.onyxos.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A process, with those that it starts itself, that answers HTTP on a free port. */
class Server implements AutoCloseable {

    private final Process process;
    private final int port;

    /**
     * Starts the process and waits until it answers.
     *
     * @param ready the path that is answered, with any status below 500, as soon as the server is ready
     */
    Server(List<String> command, Map<String, String> variables, int port, String ready, Path log) throws Exception {
        this.port = port;
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        awaitReady(ready, log.toFile());
    }

    static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    /** What the processes have used of the processors so far. */
    Duration processorTime() {
        return processes()
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private void awaitReady(String path, File log) throws Exception {
        var ready = HttpRequest.newBuilder(URI.create(address() + path)).build();
        for (int attempt = 0; attempt < 240 && process.isAlive(); attempt++) {
            try {
                var answer = HttpClient.newHttpClient().send(ready, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() < 500) return;
            } catch (IOException notYet) {
                // it is still starting
            }
            Thread.sleep(250);
        }
        close();
        throw new IllegalStateException("The server is not ready, see " + log);
    }

    private void end() {
        processes().toList().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() throws Exception {
        end();
        process.waitFor();
    }
}
