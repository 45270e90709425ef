package io.onyxos.localstack.service;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.localstack.machine.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    @TempDir
    private Path root;

    @Test
    void aServiceThatRunsOutOfMemoryEnds() throws Exception {
        pack(Hoarder.class, root.resolve("core-service/target/quarkus-app/quarkus-run.jar"));
        try (var service = new ServiceProcess(Service.CORE, root, root)) {
            var refusal = assertThrows(Refusal.class, service::start);
            assertTrue(refusal.getMessage().startsWith("core ended while starting, status 3"), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("OutOfMemoryError"), refusal.getMessage());
        }
    }

    private static void pack(Class<?> main, Path jar) throws Exception {
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        var file = main.getName().replace('.', '/') + ".class";
        try (var packed = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = main.getClassLoader().getResourceAsStream(file)) {
            packed.putNextEntry(new ZipEntry(file));
            code.transferTo(packed);
        }
    }

    /** One thread runs out of memory while the others would go on, as in a service. */
    static final class Hoarder implements Runnable {

        public static void main(String[] arguments) throws InterruptedException {
            new Thread(new Hoarder()).start();
            Thread.sleep(Long.MAX_VALUE);
        }

        @Override
        public void run() {
            System.out.println(new byte[1 << 30].length);
        }
    }
}
