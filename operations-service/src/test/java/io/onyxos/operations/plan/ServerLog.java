package io.onyxos.operations.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.operations.Sql;
import java.util.ArrayList;
import java.util.List;

/** The plans that the server writes into its log, of all that the service sends and of all that functions run for it. */
final class ServerLog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = " plan:\n";
    private static final String FILE = "current_setting('data_directory') || '/../postgres.log'";

    private ServerLog() {}

    /** From now on, on connections that are opened from now on. */
    static void explainEverything() throws Exception {
        for (String setting : List.of(
                "session_preload_libraries = auto_explain",
                "auto_explain.log_min_duration = 0",
                "auto_explain.log_analyze = on",
                "auto_explain.log_buffers = on",
                "auto_explain.log_nested_statements = on",
                "auto_explain.log_format = json")) {
            Sql.run("alter role operations_login set " + setting);
        }
        Sql.run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'operations_login'");
    }

    /** Where the log ends now. */
    static long end() throws Exception {
        return (Long) Sql.column("select size from pg_stat_file(" + FILE + ")").get(0);
    }

    /** Plans of statements that read rows which grow with every agency's work. */
    static List<Plan> plansSince(long start) throws Exception {
        String text = (String) Sql.column("select pg_read_file(" + FILE + ", ?, 1000000000)", start)
                .get(0);
        List<Plan> plans = new ArrayList<>();
        for (int at = text.indexOf(PLAN); at >= 0; at = text.indexOf(PLAN, at + 1)) {
            // reads one value and leaves the lines that follow it alone
            try (var parser = JSON.createParser(text.substring(at + PLAN.length()))) {
                plans.add(Plan.of(JSON.readTree(parser)));
            }
        }
        return plans.stream().filter(Plan::matters).toList();
    }
}
