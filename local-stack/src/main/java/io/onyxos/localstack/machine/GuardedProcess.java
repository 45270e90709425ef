package io.onyxos.localstack.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A child process that ends with this one, even when this one is killed: a shell stands between them and passes the end of
 * its own standard input on as SIGTERM. Ctrl-C does not reach the child, so that the parent decides the order of stopping.
 */
public final class GuardedProcess implements AutoCloseable {

    /** Background jobs of a shell without job control ignore SIGINT. */
    private static final String GUARD = """
            trap '' INT HUP
            exec 3<&0
            log=$1
            shift
            "$@" </dev/null >>"$log" 2>&1 3<&- &
            child=$!
            echo $child
            { read -r _; kill $child; } <&3 >/dev/null 2>&1 &
            watcher=$!
            wait $child
            status=$?
            kill $watcher 2>/dev/null
            exit $status
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Process guard;
    private final ProcessHandle child;
    private final Path log;

    private GuardedProcess(Process guard, ProcessHandle child, Path log) {
        this.guard = guard;
        this.child = child;
        this.log = log;
    }

    /** Starts the command with these variables beside the inherited ones; the log begins anew. */
    public static GuardedProcess start(List<String> command, Map<String, String> variables, Path log)
            throws IOException {
        Files.deleteIfExists(log);
        var guarded = new ArrayList<>(
                List.of("sh", "-c", GUARD, "guard", log.toAbsolutePath().toString()));
        guarded.addAll(command);
        var builder = new ProcessBuilder(guarded).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        var guard = builder.start();
        var pid = guard.inputReader(StandardCharsets.UTF_8).readLine();
        if (pid == null) throw new IOException("Cannot start " + command.get(0) + " or write " + log);
        var child = ProcessHandle.of(Long.parseLong(pid)).orElse(guard.toHandle());
        return new GuardedProcess(guard, child, log);
    }

    public boolean isAlive() {
        return guard.isAlive();
    }

    public long pid() {
        return child.pid();
    }

    /** What to tell a person about a process that ended by itself. */
    public String epitaph() {
        return "status " + guard.exitValue() + ", see " + log + "\n" + Folders.lastLines(log, 15);
    }

    /** Ends the process without a chance to tidy up, as a crash does. */
    public void kill() throws IOException {
        child.destroyForcibly();
        Commands.waitFor(guard);
    }

    /** Asks the process to end and insists after a while. */
    @Override
    public void close() {
        try {
            guard.outputWriter().close();
            if (!guard.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
