package io.onyxos.localstack.machine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.localstack.postgres.LocalPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is killed with SIGKILL cannot tidy up: its children must see to it themselves. */
class OrphansTest {

    @TempDir
    private Path folder;

    @Test
    void noServerOutlivesAKilledJvmAndNoFileOfAThrowAwayDoes() throws Exception {
        var line = startAndKill("postgres").split(" ", 2);
        assertEnds(Long.parseLong(line[0]));
        var files = Path.of(line[1]);
        for (int i = 0; i < 100 && Files.exists(files); i++) Commands.pause(100);
        assertFalse(Files.exists(files), files + " is left");
    }

    @Test
    void noChildOutlivesAKilledJvm() throws Exception {
        assertEnds(Long.parseLong(startAndKill("child")));
    }

    @Test
    void aChildDoesNotHearTheInterruptOfTheTerminal() throws Exception {
        try (var child = GuardedProcess.start(List.of("sleep", "600"), Map.of(), folder.resolve("log"))) {
            Commands.run(List.of("kill", "-INT", String.valueOf(child.pid())));
            Commands.pause(200);
            assertTrue(child.isAlive());
        }
    }

    @Test
    void aChildThatEndsByItselfIsNoticedWithItsLastWords() throws Exception {
        var log = folder.resolve("log");
        try (var child = GuardedProcess.start(List.of("sh", "-c", "echo farewell; exit 3"), Map.of(), log)) {
            for (int i = 0; i < 100 && child.isAlive(); i++) Commands.pause(20);
            assertTrue(child.epitaph().startsWith("status 3"), child.epitaph());
            assertTrue(child.epitaph().endsWith("farewell"), child.epitaph());
        }
    }

    private static void assertEnds(long pid) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isPresent()) process.get().onExit().get(10, TimeUnit.SECONDS);
    }

    /** Runs {@link #main} in a JVM of its own, kills that one and returns the line it printed. */
    private static String startAndKill(String what) throws IOException, InterruptedException {
        var jvm = new ProcessBuilder(
                        Commands.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrphansTest.class.getName(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = jvm.inputReader(StandardCharsets.UTF_8).readLine();
        jvm.destroyForcibly().waitFor();
        return line;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("postgres")) {
            var postgres = LocalPostgres.throwAway();
            postgres.start();
            var files = postgres.log().getParent();
            var pid = Files.readAllLines(files.resolve("data/postmaster.pid")).get(0);
            System.out.println(pid.strip() + " " + files);
        } else {
            var log = Files.createTempFile("orphan", ".log");
            System.out.println(
                    GuardedProcess.start(List.of("sleep", "600"), Map.of(), log).pid());
        }
        Thread.sleep(60_000);
    }
}
