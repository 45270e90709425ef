package io.onyxos.localstack.service;

import io.onyxos.localstack.machine.Commands;
import io.onyxos.localstack.machine.Folders;
import io.onyxos.localstack.machine.GuardedProcess;
import io.onyxos.localstack.machine.Part;
import io.onyxos.localstack.machine.Ports;
import io.onyxos.localstack.machine.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A built service in a JVM of its own, sized for a laptop. */
public final class ServiceProcess implements Part {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Service service;
    private final Path jar;
    private final Path log;
    private GuardedProcess process;

    public ServiceProcess(Service service, Path root, Path logs) {
        this.service = service;
        this.jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        this.log = logs.resolve(service + ".log");
    }

    @Override
    public String name() {
        return service.toString();
    }

    @Override
    public String address() {
        return "http://" + Ports.HOST + ":" + service.port();
    }

    @Override
    public void start() throws Exception {
        if (Files.notExists(jar)) throw new Refusal(service.module() + " is not built: " + jar + " is missing");
        process = GuardedProcess.start(command(), Map.of(), log);
        var deadline = Instant.now().plus(PATIENCE);
        while (!ready()) {
            if (!process.isAlive()) throw new Refusal(service + " ended while starting, " + process.epitaph());
            if (Instant.now().isAfter(deadline)) {
                throw new Refusal(service + " is not ready after " + PATIENCE.toSeconds() + " s, see " + log + "\n"
                        + Folders.lastLines(log, 15));
            }
            Commands.pause(250);
        }
    }

    @Override
    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() {
        if (process != null) process.close();
    }

    private boolean ready() throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw Commands.interrupted();
        }
    }

    private List<String> command() {
        return List.of(
                Commands.java(),
                "-Xms24m",
                "-Xmx128m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxDirectMemorySize=64m",
                "-Dquarkus.profile=local",
                "-Dquarkus.http.host=" + Ports.HOST,
                "-Dquarkus.http.port=" + service.port(),
                "-jar",
                jar.toString());
    }
}
