package io.onyxos.kit.events;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The service in a process of its own, to be killed. */
final class KitProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;

    private KitProcess(Process process) {
        this.process = process;
    }

    /** Starts the service with its relay and its consumer and waits until it runs. */
    static KitProcess start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        EventsWorld.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Donyx.events.enabled=true");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KitProcess.class.getName()));
        Path log = Path.of("target", "kit-process.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Files.readString(log).contains("Installed features")) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                process.destroyForcibly();
                throw new IOException("The process does not run:\n" + Files.readString(log));
            }
            Thread.sleep(50);
        }
        return new KitProcess(process);
    }

    /** SIGKILL: no hook runs, no buffer is flushed. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Quarkus runs a library module in tests only, so the process runs one that does not end. */
    public static void main(String[] none) {
        var launcher = LauncherFactory.create();
        var summary = new SummaryGeneratingListener();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(Running.class.getName()))
                        .build(),
                summary);
        summary.getSummary().printFailuresTo(new java.io.PrintWriter(System.out, true));
    }

    @QuarkusTest
    static class Running {

        @Test
        void runsUntilKilled() throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
