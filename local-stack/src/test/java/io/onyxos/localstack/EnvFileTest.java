package io.onyxos.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve(".env.local");
    }

    @Test
    void hasTheNamesThatFrontEndToolsRead() throws Exception {
        write("publishable");
        var lines = Files.readAllLines(file);
        assertTrue(lines.containsAll(List.of(
                "NEXT_PUBLIC_SUPABASE_URL=http://127.0.0.1:54321",
                "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY=publishable",
                "NEXT_PUBLIC_CORE_URL=http://127.0.0.1:8081",
                "VITE_SUPABASE_ANON_KEY=publishable",
                "VITE_ACADEMY_URL=http://127.0.0.1:8086",
                "SUPABASE_SERVICE_ROLE_KEY=secret")));
    }

    @Test
    void givesTheServiceKeyNoNameThatToolsPutIntoPages() throws Exception {
        write("publishable");
        for (var line : Files.readAllLines(file)) {
            assertFalse(line.contains("secret") && line.matches("(NEXT_PUBLIC|VITE)_.*"), line);
        }
    }

    @Test
    void isWrittenAnewButNotOverAFileOfAnotherAuthor() throws Exception {
        write("old");
        write("new");
        assertTrue(Files.readString(file).contains("VITE_SUPABASE_ANON_KEY=new"));
        Files.writeString(file, "MINE=1");
        write("newer");
        assertEquals("MINE=1", Files.readString(file));
    }

    private void write(String publishableKey) throws Exception {
        new EnvFile(file).write("http://127.0.0.1:54321", publishableKey, "secret");
    }
}
