package io.onyxos.kit.testing;

import io.onyxos.localstack.machine.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of the module's packaged service, with the settings of production, as it is deployed. */
public final class PackagedService implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final String address;
    private final Path log;

    private PackagedService(Process process, String address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Starts the service on a free port and waits until it is ready. */
    public static PackagedService start(Map<String, String> settings) throws Exception {
        int port = Ports.claim(0);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.host=" + Ports.HOST);
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-jar", JAR.toString()));
        Path log = Path.of("target", "packaged-service-" + port + ".log");
        PackagedService service = new PackagedService(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                "http://" + Ports.HOST + ":" + port,
                log);
        service.awaitReady();
        return service;
    }

    /** A request to the service, on a connection of its own as a new client's is. */
    public CompletableFuture<HttpResponse<String>> send(String path, HttpRequest.Builder request) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        request.uri(URI.create(address + path))
                                .version(HttpClient.Version.HTTP_1_1)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** Whether the service says that it wants requests; 0 where nobody answers. */
    public int readiness() {
        try {
            return send("/q/health/ready", HttpRequest.newBuilder()).join().statusCode();
        } catch (RuntimeException nobody) {
            return 0;
        }
    }

    /** SIGTERM, as Kubernetes says goodbye. */
    public void terminate() {
        process.destroy();
    }

    /**
     * The exit status.
     *
     * @throws AssertionError if the process has not ended in time
     */
    public int awaitExit(Duration patience) throws Exception {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience + "\n" + log());
        }
        return process.exitValue();
    }

    /** Everything it has said so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** SIGKILL, as a crash ends it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void awaitReady() throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (readiness() != 200) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new IOException("The packaged service is not ready:\n" + log());
            }
            Thread.sleep(100);
        }
    }
}
