package io.onyxos.bench;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Reads under Row Level Security over HTTP, by both paths of the kit, beside pgbench doing the same transaction. All
 * candidates take turns within one run, so that what else the machine does hits them alike.
 *
 * <p>Arguments: seconds a turn (default 6), turns (default 3), seconds that each candidate warms up (default 20).
 */
public final class ReadComparison {

    private static final Person READER = Person.AURORA_OWNER;

    private ReadComparison() {}

    public static void main(String... arguments) throws Exception {
        int turnSeconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6;
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
        var stack = new ServiceStack();
        var settings = stack.start();
        try (var service = MeasuredService.start(Path.of("bench/target/quarkus-app/quarkus-run.jar"), settings)) {
            var creator = manyCreators();
            var http = new HttpLoad(service, READER.bearer());
            var sql = new SqlLoad(settings.get("quarkus.datasource.reactive.url"), READER, creator);
            var table = new Turns(List.of(
                    Turns.Candidate.service("plain GET, no token", seconds -> http.get("/bench/plain/open", seconds)),
                    Turns.Candidate.service(
                            "plain GET, ES256 token", seconds -> http.get("/bench/plain/token", seconds)),
                    Turns.Candidate.database("one row, pgbench", seconds -> sql.transact("one-row.sql", seconds)),
                    Turns.Candidate.database(
                            "one row, pgbench pipelined", seconds -> sql.transact("one-row-pipelined.sql", seconds)),
                    Turns.Candidate.service(
                            "one row, HTTP, raw path", seconds -> http.get("/bench/raw/" + creator, seconds)),
                    Turns.Candidate.service(
                            "one row, HTTP, Hibernate", seconds -> http.get("/bench/hibernate/" + creator, seconds)),
                    Turns.Candidate.database("list of 50, pgbench", seconds -> sql.transact("fifty-rows.sql", seconds)),
                    Turns.Candidate.database(
                            "list of 50, pgbench pipelined",
                            seconds -> sql.transact("fifty-rows-pipelined.sql", seconds)),
                    Turns.Candidate.service("list of 50, HTTP, raw path", seconds -> http.get("/bench/raw", seconds)),
                    Turns.Candidate.service(
                            "list of 50, HTTP, Hibernate", seconds -> http.get("/bench/hibernate", seconds))));
            table.warmUp(warmUp);
            table.take(turns, turnSeconds);
            table.print(System.out);
            table.ratio("token check / plain GET", "plain GET, ES256 token", "plain GET, no token", 0.9);
            table.ratio("one row, raw / pipelined", "one row, HTTP, raw path", "one row, pgbench pipelined", 0.6);
            table.ratio(
                    "one row, Hibernate / pipelined", "one row, HTTP, Hibernate", "one row, pgbench pipelined", 0.45);
            table.ratio("list, raw / pipelined", "list of 50, HTTP, raw path", "list of 50, pgbench pipelined", 0.6);
            table.ratio(
                    "list, Hibernate / pipelined",
                    "list of 50, HTTP, Hibernate",
                    "list of 50, pgbench pipelined",
                    0.45);
        } finally {
            stack.stop();
        }
    }

    private static UUID manyCreators() throws Exception {
        try (var database = ServiceStack.superuser();
                var statement = database.createStatement();
                var sql = ReadComparison.class.getResourceAsStream("/many-creators.sql")) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            try (var one = statement.executeQuery("select m.id from public.models m join public.profiles p"
                    + " on p.agency_id = m.agency_id and p.id = '" + READER.id() + "' where m.name = 'Creator 1000'")) {
                one.next();
                return one.getObject(1, UUID.class);
            }
        }
    }
}
