package io.onyxos.bench;

import io.onyxos.bench.Turns.Candidate;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the parts of a request cost, by a service of nothing else: HTTP alone, the token, one row and fifty by both paths of
 * the kit, beside pgbench doing the same transaction. All take turns within one run.
 *
 * <p>Arguments: seconds a turn (default 5), turns (default 3), rounds of warm-up at most (default 15).
 */
public final class KitComparison {

    private static final Person READER = Person.AURORA_OWNER;

    private KitComparison() {}

    public static void main(String... arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int warmUps = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
        var stack = new ServiceStack();
        var settings = stack.start();
        World.fill(2_000, 40, 16, 0);
        try (var service = MeasuredService.start(Path.of("bench"), settings)) {
            var http = new HttpLoad(service);
            var pgbench = new Pgbench(
                    URI.create(settings.get("quarkus.datasource.reactive.url")), Path.of("bench/statements"));
            String id = World.aModel();
            var one = Endpoint.read("one row", "core", READER.id(), "/bench/raw/" + id, Map.of("id", id), "creator");
            var fifty = Endpoint.read("list of 50", "core", READER.id(), "/bench/raw", Map.of(), "creators");
            var bearer = World.bearer(READER.id());
            var table = new Turns(List.of(
                    Candidate.service("plain GET, no token", time -> http.get("/bench/plain/open", bearer, time)),
                    Candidate.service("plain GET, ES256 token", time -> http.get("/bench/plain/token", bearer, time)),
                    Candidate.database(
                            "one row, pgbench", time -> pgbench.run(one, Statements.CALLER, "--time=" + time)),
                    Candidate.service("one row, raw path", time -> http.ask(one, time)),
                    Candidate.service("one row, Hibernate", time -> http.get("/bench/hibernate/" + id, bearer, time)),
                    Candidate.database(
                            "list of 50, pgbench", time -> pgbench.run(fifty, Statements.CALLER, "--time=" + time)),
                    Candidate.service("list of 50, raw path", time -> http.ask(fifty, time)),
                    Candidate.service("list of 50, Hibernate", time -> http.get("/bench/hibernate", bearer, time))));
            table.warmUp(warmUps, new Compilers(List.of(service)));
            table.take(turns, seconds);
            table.print(System.out);
            table.ratio("token check / plain GET", "plain GET, ES256 token", "plain GET, no token", 0.9);
            table.ratio("one row, raw / pgbench", "one row, raw path", "one row, pgbench", 0.6);
            table.ratio("one row, Hibernate / pgbench", "one row, Hibernate", "one row, pgbench", 0.45);
            table.ratio("list, raw / pgbench", "list of 50, raw path", "list of 50, pgbench", 0.6);
            table.ratio("list, Hibernate / pgbench", "list of 50, Hibernate", "list of 50, pgbench", 0.45);
        } finally {
            stack.stop();
        }
    }
}
