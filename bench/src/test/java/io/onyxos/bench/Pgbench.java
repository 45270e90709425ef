package io.onyxos.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The statements of an endpoint by pgbench: prepared, the whole transaction in one pipeline, as many connections as a
 * service's pool has. As the caller under Row Level Security, or as the owner of the tables, whom no policy restricts.
 */
record Pgbench(URI database, Path statements) {

    private static final Pattern TRANSACTIONS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([1-9]\\d*)");

    static boolean isInstalled() {
        return Tool.isInstalled("pgbench");
    }

    Turns.Figures run(Endpoint endpoint, Statements role, String... until) throws Exception {
        String user = role == Statements.CALLER ? endpoint.service() + "_login" : "postgres";
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + Endpoints.CONNECTIONS,
                "--host=" + database.getHost(),
                "--port=" + database.getPort(),
                "--username=" + user,
                "--define=turn=0",
                "--file=" + script(endpoint, role)));
        command.addAll(List.of(until));
        role.parameters(endpoint).forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.add("postgres");
        String output = Tool.run(command, Map.of("PGPASSWORD", user));
        if (FAILED.matcher(output).find()) throw new IllegalStateException(output);
        return new Turns.Figures(Tool.number(TRANSACTIONS, output), 0);
    }

    private Path script(Endpoint endpoint, Statements role) throws IOException {
        int turns = Math.max(1, endpoint.callers().size() / Endpoints.CONNECTIONS);
        StringBuilder script = new StringBuilder("\\set turn (:turn + 1) % " + turns + "\n");
        for (List<String> transaction : role.transactions(statements, endpoint)) {
            script.append("\\startpipeline\n");
            transaction.forEach(statement -> script.append(statement).append(";\n"));
            script.append("\\endpipeline\n");
        }
        Path file = Files.createTempFile("bench-", ".sql");
        file.toFile().deleteOnExit();
        return Files.writeString(file, script);
    }
}
