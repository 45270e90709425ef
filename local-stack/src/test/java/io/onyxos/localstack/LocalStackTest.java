package io.onyxos.localstack;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.localstack.machine.Refusal;
import io.onyxos.localstack.service.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    @TempDir
    private Path root;

    @Test
    void startsEverythingUnlessToldOtherwise() {
        assertEquals(new StackOptions(false, false, List.of(Service.values())), StackOptions.parse());
        assertEquals(
                new StackOptions(true, false, List.of(Service.CORE, Service.FINANCE)),
                StackOptions.parse("--reset", "--only", "core,finance"));
        assertEquals(
                new StackOptions(true, true, List.of(Service.values())),
                StackOptions.parse("--reset", "--database-only"));
    }

    @Test
    void namesAFlagOrServiceThatItDoesNotKnow() {
        assertTrue(refusal("--rest").contains("No such flag: --rest"));
        assertTrue(refusal("--only", "core,payroll").contains("No service is called 'payroll'"));
        assertTrue(refusal("--only").contains("choose from core, finance, operations, content, social, academy"));
    }

    @Test
    void doesNotStartInProduction() {
        for (var environment : List.of(
                Map.of("QUARKUS_PROFILE", "prod"), Map.of("ENV", "Production"), Map.of("ENVIRONMENT", "production"))) {
            assertThrows(Refusal.class, () -> LocalStack.requireDevelopment(environment));
        }
        assertDoesNotThrow(() -> LocalStack.requireDevelopment(Map.of("ENV", "development")));
    }

    @Test
    void runsOncePerWorkingCopy() throws Exception {
        try (var folders = StackFolders.open(root)) {
            assertTrue(Files.isDirectory(folders.logs()));
            var refused = assertThrows(Refusal.class, () -> StackFolders.open(root));
            assertTrue(refused.getMessage().startsWith("Another ./stack runs"));
        }
        StackFolders.open(root).close();
    }

    @Test
    void forgetsDataAndKeepsLogsOnReset() throws Exception {
        try (var folders = StackFolders.open(root)) {
            var kept = Files.writeString(folders.logs().resolve("core.log"), "line");
            var forgotten = Files.createDirectories(folders.kafka().resolve("data"));
            folders.reset();
            assertTrue(Files.exists(kept));
            assertTrue(Files.notExists(forgotten));
        }
    }

    private static String refusal(String... arguments) {
        return assertThrows(Refusal.class, () -> StackOptions.parse(arguments)).getMessage();
    }
}
