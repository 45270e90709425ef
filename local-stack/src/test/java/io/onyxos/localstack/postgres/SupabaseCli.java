package io.onyxos.localstack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.localstack.machine.Commands;
import io.onyxos.localstack.machine.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real Supabase CLI, from its npm package, at work on a database of the tests. */
record SupabaseCli(SupabaseProject project, LocalPostgres postgres) {

    private static final Path INSTALLED = Path.of("target/supabase-cli").toAbsolutePath();
    private static final Path PROGRAM = INSTALLED.resolve("node_modules/.bin/supabase");

    static boolean installed() throws IOException {
        if (Files.isExecutable(PROGRAM)) return true;
        Files.createDirectories(INSTALLED);
        return Commands.succeeds(List.of(
                "npm", "install", "--prefix", INSTALLED.toString(), "--no-audit", "--no-fund", "supabase@3.1.0"));
    }

    /** What it prints, and what it complains of. */
    String run(String... words) throws IOException, InterruptedException {
        return run(command(words).redirectErrorStream(true));
    }

    /** The script that {@code db dump} would run in a container, without what it says beside it. */
    String scriptOfDump(String... words) throws IOException, InterruptedException {
        var command = command("db", "dump", "--dry-run");
        command.command().addAll(List.of(words));
        return run(command.redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    private ProcessBuilder command(String... words) {
        var command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--yes",
                "--workdir=" + project.folder().getParent(),
                "--remote=postgresql://postgres:" + LocalPostgres.PASSWORD + "@" + Ports.HOST + ":" + postgres.port()
                        + "/postgres"));
        var builder = new ProcessBuilder(command);
        builder.environment().put("DO_NOT_TRACK", "1");
        return builder;
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
