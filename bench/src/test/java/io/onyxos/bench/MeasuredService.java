package io.onyxos.bench;

import java.io.File;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A built service in a JVM of its own, as it runs in a container: production profile, 256 MB heap. */
final class MeasuredService implements AutoCloseable {

    private final Process process;
    private final int port;

    private MeasuredService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static MeasuredService start(Path jar, Map<String, String> settings) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        var log = new File("bench/target/service.log");
        var service = new MeasuredService(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start(),
                port);
        Runtime.getRuntime().addShutdownHook(new Thread(service.process::destroyForcibly));
        service.awaitReady(log);
        return service;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** What the process has used of the processors so far. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    private void awaitReady(File log) throws Exception {
        var ready = HttpRequest.newBuilder(URI.create(address() + "/q/health/ready"))
                .build();
        for (int attempt = 0; attempt < 120 && process.isAlive(); attempt++) {
            try {
                var answer = HttpClient.newHttpClient().send(ready, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == 200) return;
            } catch (java.io.IOException notYet) {
                // it is still starting
            }
            Thread.sleep(250);
        }
        process.destroyForcibly();
        throw new IllegalStateException("The service is not ready, see " + log);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
