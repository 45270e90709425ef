package io.onyxos.localstack.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onyxos.localstack.portal.Portal;
import io.onyxos.localstack.portal.StackFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningAuth.class)
class SupabaseClientTest {

    private static final Path SOURCES = Path.of("src/test/js");
    private static final Path INSTALLED = Path.of("target/supabase-js");

    @Test
    void theRealJavaScriptClientIsAtHome(RunningAuth running) throws Exception {
        Files.createDirectories(INSTALLED);
        assumeTrue(runs("node", "--version"), "node is not installed: the real client was not tried");
        for (var file : new String[] {"package.json", "conversation.mjs"}) {
            Files.writeString(INSTALLED.resolve(file), Files.readString(SOURCES.resolve(file)));
        }
        assumeTrue(
                runs("npm", "install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"),
                "npm or its registry is absent: the real client was not tried");

        try (var portal =
                new Portal(0, running.migrator(), running.auth(), List.of(), new StackFacts("", "", "", INSTALLED))) {
            portal.start();
            converse(running, portal);
        }
    }

    private static void converse(RunningAuth running, Portal portal) throws Exception {
        var conversation = start(
                "node",
                "conversation.mjs",
                running.gateway().address(),
                running.auth().anonKey(),
                running.auth().serviceRoleKey(),
                portal.address() + "/api/mails");
        var output = new String(conversation.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, conversation.waitFor(), output);
        assertEquals(
                17, output.lines().filter(line -> line.startsWith("passed: ")).count(), output);
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process = start(command);
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
