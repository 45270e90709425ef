package io.onyxos.kit.testing.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plans of the statements that a service really sends, with the rows that each step read: auto_explain writes them to
 * the server's log, those inside functions too.
 */
final class PlanLog implements AutoCloseable {

    private static final List<String> SETTINGS = List.of(
            // the transaction of a statement, to tell requests from each other
            "log_line_prefix = '%v '",
            // two agencies hold every row here; for so large a share the planner would rightly read whole tables
            "enable_seqscan = off",
            // storage without seek times, as on Supabase
            "random_page_cost = 1.1",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_analyze = on",
            "auto_explain.log_timing = off",
            "auto_explain.log_verbose = on",
            "auto_explain.log_nested_statements = on",
            "auto_explain.log_format = json");

    private static final Pattern ENTRY =
            Pattern.compile("^(\\d+/\\d+) LOG:  duration: [\\d.]+ ms  plan:\n((?:\t.*\n)+)", Pattern.MULTILINE);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection superuser;
    private final Path log;

    /** @param log of the database server that the superuser is connected to */
    PlanLog(Connection superuser, Path log) throws SQLException {
        this.superuser = superuser;
        this.log = log;
        for (String setting : SETTINGS) {
            execute("alter system set " + setting);
        }
        execute("select pg_reload_conf()");
    }

    /** What is planned for a person while this runs: their transactions, statement by statement. */
    List<JsonNode> during(UUID person, Callable<?> request) throws Exception {
        long before = Files.size(log);
        request.call();
        Map<String, List<JsonNode>> transactions = new LinkedHashMap<>();
        Matcher entries = ENTRY.matcher(from(before));
        while (entries.find()) {
            transactions
                    .computeIfAbsent(entries.group(1), t -> new ArrayList<>())
                    .add(JSON.readTree(entries.group(2)));
        }
        return transactions.values().stream()
                .filter(statements -> statements.stream()
                        // the statement that sets the claims has them among its parameters
                        .anyMatch(plan -> plan.path("Query Parameters").asText().contains(person.toString())))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() throws SQLException {
        for (String setting : SETTINGS) {
            execute("alter system reset " + setting.split(" ")[0]);
        }
        execute("select pg_reload_conf()");
    }

    private String from(long position) throws IOException {
        try (FileChannel file = FileChannel.open(log).position(position)) {
            return new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
