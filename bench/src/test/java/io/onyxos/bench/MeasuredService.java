package io.onyxos.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A built service in a JVM of its own, as it runs in a container: production profile, 256 MB heap. */
final class MeasuredService extends Server {

    private static final Pattern COMPILING = Pattern.compile("\\n\\s*\\d+\\s+\\d+\\s+\\d+\\s+([0-9.]+)");

    private MeasuredService(List<String> command, int port, Path log) throws Exception {
        super(command, Map.of(), port, "/q/health/ready", log);
    }

    /** @param module whose folder has the built service */
    static MeasuredService start(Path module, Map<String, String> settings) throws Exception {
        int port = freePort();
        var command = new ArrayList<>(List.of(
                program("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar(module).toString()));
        return new MeasuredService(
                command, port, Path.of(System.getProperty("java.io.tmpdir"), "bench-" + port + ".log"));
    }

    static Path jar(Path module) {
        return module.resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Seconds that the JVM's compilers have worked so far. */
    double compilerSeconds() throws Exception {
        return Tool.number(COMPILING, Tool.run(List.of(program("jstat"), "-compiler", Long.toString(pid())), Map.of()));
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
