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
                "--client=" + Endpoints.CLOCKS,
                "--host=" + database.getHost(),
                "--port=" + database.getPort(),
                "--username=" + user,
                "--define=ready=0",
                "--file=" + script(endpoint, role)));
        command.addAll(List.of(until));
        role.parameters(endpoint).forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.add("postgres");
        String output = Tool.run(command, Map.of("PGPASSWORD", user));
        if (FAILED.matcher(output).find()) throw new IllegalStateException(output);
        return new Turns.Figures(Tool.number(TRANSACTIONS, output), 0);
    }

    private Path script(Endpoint endpoint, Statements role) throws IOException {
        StringBuilder script = new StringBuilder(start(endpoint));
        for (List<String> transaction : role.transactions(statements, endpoint)) {
            script.append("\\startpipeline\n");
            transaction.forEach(statement -> script.append(statement).append(";\n"));
            script.append("\\endpipeline\n");
        }
        Path file = Files.createTempFile("bench-", ".sql");
        file.toFile().deleteOnExit();
        return Files.writeString(file, script);
    }

    /**
     * Each connection asks once who it is, since pgbench has no text that differs by connection, and takes on the role once,
     * since pgbench prepares all statements of a pipeline before it sends the first. A colon before a letter would be a
     * variable, even within a text.
     */
    private static String start(Endpoint endpoint) {
        StringBuilder list = new StringBuilder();
        endpoint.callers().forEach(caller -> list.append(list.isEmpty() ? "'" : ", '")
                .append(World.claims(caller).replace(":false", ":' || 'false"))
                .append("'"));
        return "\\if :ready = 0\nselect set_config('role', :role, false);\nselect (array[" + list
                + "])[1 + :client_id % " + endpoint.callers().size() + "] as claims \\gset\n\\set ready 1\n\\endif\n";
    }
}
