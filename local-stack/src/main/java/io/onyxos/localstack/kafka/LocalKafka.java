package io.onyxos.localstack.kafka;

import io.onyxos.localstack.machine.Commands;
import io.onyxos.localstack.machine.FolderLock;
import io.onyxos.localstack.machine.GuardedProcess;
import io.onyxos.localstack.machine.Part;
import io.onyxos.localstack.machine.Ports;
import io.onyxos.localstack.machine.ThrowAwayFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * One Kafka broker in KRaft mode on the loopback address, in a process and from jars of its own. Topics are those
 * of {@link ContractTopics}; data stays in the folder.
 */
public final class LocalKafka implements Part {

    /** Kafka's usual port. */
    public static final int USUAL_PORT = 9092;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final boolean lasting;
    private int port;
    private FolderLock lock;
    private GuardedProcess broker;

    private LocalKafka(Path folder, int port, boolean lasting) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.lasting = lasting;
    }

    /** A broker whose data stays in the folder; port 0 takes a free one. */
    public static LocalKafka lasting(Path folder, int port) {
        return new LocalKafka(folder, port, true);
    }

    /** A broker on a free port whose data is deleted when it is closed. */
    public static LocalKafka throwAway() throws IOException {
        return new LocalKafka(Files.createTempDirectory("onyxos-kafka"), 0, false);
    }

    @Override
    public String name() {
        return "kafka";
    }

    /** The bootstrap server, as {@code host:port}. */
    @Override
    public String address() {
        return Ports.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** The broker's own log. */
    public Path log() {
        return folder.resolve("kafka.log");
    }

    @Override
    public void start() throws Exception {
        port = Ports.claim(port);
        Files.createDirectories(folder);
        lock = FolderLock.tryLock(folder.resolve("lock"))
                .orElseThrow(() -> new IOException("Another process runs the broker in " + folder));
        try {
            var ready = folder.resolve("ready");
            Files.deleteIfExists(ready);
            broker = GuardedProcess.start(command(writeProperties(), writeTopics(), ready), Map.of(), log());
            awaitReady(ready);
        } catch (Exception e) {
            stop();
            throw e;
        }
    }

    /** Stops the broker in good order; {@link #start()} brings it back on the same port with its data. */
    public void stop() {
        if (broker != null) broker.close();
        release();
    }

    /** Stops the broker as a crash does, with SIGKILL; {@link #start()} brings it back. */
    public void kill() throws IOException {
        broker.kill();
        release();
    }

    @Override
    public void close() {
        stop();
        if (!lasting) ThrowAwayFolders.delete(folder);
    }

    @Override
    public boolean isRunning() {
        return broker.isAlive();
    }

    /** Resident memory and the like are asked of this process. */
    long pid() {
        return broker.pid();
    }

    private void release() {
        try {
            if (lock != null) lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            broker = null;
            lock = null;
        }
    }

    private void awaitReady(Path ready) throws IOException {
        var deadline = Instant.now().plus(PATIENCE);
        while (Files.notExists(ready)) {
            if (!broker.isAlive()) throw new IOException("Kafka ended while starting: " + broker.epitaph());
            if (Instant.now().isAfter(deadline))
                throw new IOException("Kafka is not ready after " + PATIENCE + ", see " + log());
            Commands.pause(20);
        }
    }

    private static List<String> command(Path properties, Path topics, Path ready) throws URISyntaxException {
        var classes = Path.of(LocalKafka.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var jars = classes.resolveSibling("lib");
        if (!Files.isDirectory(jars))
            throw new IllegalStateException("No jars in " + jars + ": build local-stack first");
        return List.of(
                Commands.java(),
                "-Xmx192m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classes + ":" + jars + "/*",
                KafkaBroker.class.getName(),
                properties.toString(),
                topics.toString(),
                ready.toString());
    }

    private Path writeTopics() throws IOException {
        var lines = ContractTopics.of(ContractTopics.repository()).stream()
                .map(KafkaTopic::line)
                .toList();
        return Files.write(folder.resolve("topics.txt"), lines);
    }

    private Path writeProperties() throws IOException {
        var settings = new Properties();
        try (var defaults = LocalKafka.class.getResourceAsStream("kafka.properties")) {
            settings.load(defaults);
        }
        var controller = Ports.HOST + ":" + Ports.claim(0);
        settings.put("listeners", "PLAINTEXT://" + address() + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + address());
        settings.put("controller.quorum.voters", "1@" + controller);
        settings.put("log.dirs", folder.resolve("data").toString());
        var file = folder.resolve("kafka.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        return file;
    }
}
