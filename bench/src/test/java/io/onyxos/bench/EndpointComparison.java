package io.onyxos.bench;

import io.onyxos.bench.Turns.Candidate;
import io.onyxos.kit.testing.ServiceStack;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Endpoints of the built services beside the same statements by pgbench, without and with Row Level Security, and beside
 * the peer. All take turns within one run, so that what else the machine does hits them alike.
 *
 * <p>Arguments: seconds a turn (default 5), turns (default 3), rounds of warm-up at most (default 15).
 */
public final class EndpointComparison {

    private static final String LIMIT = ", limit";
    private static final String RLS = ", under RLS";
    private static final String SERVICE = ", service";
    private static final String PEER = ", peer";

    private EndpointComparison() {}

    public static void main(String... arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int warmUps = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
        var stack = new ServiceStack();
        var settings = stack.start();
        try {
            World.fill(2_000, 400, 125, 512);
            try (var servers = Servers.start(Path.of(""), settings)) {
                var endpoints = Endpoints.all();
                for (var endpoint : endpoints) {
                    requireSameAnswers(servers, endpoint);
                }
                var address = URI.create(settings.get("quarkus.datasource.reactive.url"));
                var table = new Turns(candidates(
                        endpoints,
                        servers,
                        new Pgbench(address, Path.of("bench/statements")),
                        DatabaseTime.ofRunningStack()));
                table.warmUp(warmUps, new Compilers(servers.services().values()));
                table.take(turns, seconds);
                print(endpoints, table);
            }
        } finally {
            stack.stop();
        }
    }

    private static void requireSameAnswers(Servers servers, Endpoint endpoint) throws Exception {
        var peer = servers.peers().get(endpoint.service());
        if (peer == null) return;
        var expected = Answers.of(servers.services().get(endpoint.service()), endpoint, 0);
        var answered = Answers.of(peer, endpoint, 1);
        World.undoWrites();
        if (!answered.equals(expected)) {
            throw new IllegalStateException(endpoint.name() + " has other answers\n" + expected + "\n" + answered);
        }
    }

    private static List<Candidate> candidates(
            List<Endpoint> endpoints, Servers servers, Pgbench pgbench, DatabaseTime database) {
        List<Candidate> candidates = new ArrayList<>();
        boolean limits = Pgbench.isInstalled();
        if (!limits)
            System.err.println("Without pgbench there is no limit to compare with (Debian: postgresql-contrib)");
        for (var endpoint : endpoints) {
            var name = endpoint.name();
            if (limits) {
                candidates.add(Candidate.database(
                        name + LIMIT,
                        turn(database, seconds -> pgbench.run(endpoint, Statements.OWNER, "--time=" + seconds))));
                candidates.add(Candidate.database(
                        name + RLS,
                        turn(database, seconds -> pgbench.run(endpoint, Statements.CALLER, "--time=" + seconds))));
            }
            var service = new HttpLoad(servers.services().get(endpoint.service()));
            candidates.add(
                    Candidate.service(name + SERVICE, turn(database, seconds -> service.ask(endpoint, seconds))));
            var peer = servers.peers().get(endpoint.service());
            if (peer != null) {
                candidates.add(Candidate.service(
                        name + PEER, turn(database, seconds -> new HttpLoad(peer).ask(endpoint, seconds))));
            }
        }
        return candidates;
    }

    /** The same with what the database spent on it; what was written is taken back afterwards. */
    private static Turns.Measure turn(DatabaseTime database, Turns.Measure measure) {
        return seconds -> {
            long before = database.micros();
            var figures = measure.during(seconds);
            double spent = database.micros() - before;
            World.undoWrites();
            return new Turns.Figures(figures.perSecond(), figures.micros(), spent / (figures.perSecond() * seconds));
        };
    }

    private static void print(List<Endpoint> endpoints, Turns table) {
        String line = "%-22s %10s %10s %10s %10s %10s %10s %10s%n";
        System.out.printf(
                line,
                "per second, medians",
                "limit",
                "under RLS",
                "service",
                "peer",
                "RLS/limit",
                "serv./RLS",
                "serv./peer");
        for (var endpoint : endpoints) {
            double limit = table.perSecond(endpoint.name() + LIMIT);
            double rls = table.perSecond(endpoint.name() + RLS);
            double service = table.perSecond(endpoint.name() + SERVICE);
            double peer = table.perSecond(endpoint.name() + PEER);
            System.out.printf(
                    line,
                    endpoint.name(),
                    shown("%,.0f", limit),
                    shown("%,.0f", rls),
                    shown("%,.0f", service),
                    shown("%,.0f", peer),
                    shown("%.2f", rls / limit),
                    shown("%.2f", service / rls),
                    shown("%.2f", service / peer));
        }
        System.out.printf(
                "%n" + line,
                "processor time, µs",
                "limit",
                "under RLS",
                "service",
                "its SQL",
                "peer",
                "its SQL",
                "RLS/limit");
        for (var endpoint : endpoints) {
            String name = endpoint.name();
            System.out.printf(
                    line,
                    name,
                    shown("%,.0f", table.databaseMicros(name + LIMIT)),
                    shown("%,.0f", table.databaseMicros(name + RLS)),
                    shown("%,.0f", table.micros(name + SERVICE)),
                    shown("%,.0f", table.databaseMicros(name + SERVICE)),
                    shown("%,.0f", table.micros(name + PEER)),
                    shown("%,.0f", table.databaseMicros(name + PEER)),
                    shown("%.2f", table.databaseMicros(name + LIMIT) / table.databaseMicros(name + RLS)));
        }
    }

    private static String shown(String format, double figure) {
        return Double.isNaN(figure) ? "" : format.formatted(figure);
    }
}
