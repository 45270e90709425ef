package io.onyxos.bench;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * What planners of a large agency ask operations-service for, beside another agency of the same size: over HTTP from the
 * service as it is built, and where that is one statement, by pgbench with the same statement.
 *
 * <p>Arguments: seconds a turn (default 12), turns (default 3), seconds that each request warms up (default 20).
 */
public final class OperationsReads {

    private static final Person PLANNER = Person.AURORA_PALADIN;
    private static final Path SERVICE = Path.of("operations-service/target/quarkus-app/quarkus-run.jar");
    private static final Path ROWS = Path.of("operations-service/src/test/resources/two-large-agencies.sql");
    private static final Pattern TRANSACTIONS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    private static final Map<String, String> REQUESTS = inOrder(
            "a week of shifts, 200 of 600",
            "/operations/v1/shifts?from=2026-04-12T21:00:00Z&to=2026-04-19T21:00:00Z&limit=200",
            "gaps of 62 days",
            "/operations/v1/coverage/gaps?from=2026-04-05T21:00:00Z&to=2026-06-06T21:00:00Z",
            "hours of a quarter by person, week",
            "/operations/v1/timesheets/summary?from=2026-01-04&to=2026-04-05&group_by=employee&group_by=week");
    private static final Map<String, String> STATEMENTS = inOrder(
            "the week's statement, pgbench", "week-of-shifts.sql", "the gaps' statement, pgbench", "coverage-gaps.sql");

    private OperationsReads() {}

    private static Map<String, String> inOrder(String... namesAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    public static void main(String... arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        var stack = new ServiceStack();
        var settings = stack.start();
        fill();
        try (var service = MeasuredService.start(SERVICE, settings)) {
            var load = new LatencyLoad(service, PLANNER.bearer());
            var address = URI.create(settings.get("quarkus.datasource.reactive.url"));
            for (var request : REQUESTS.values()) {
                load.get(request, warmUp);
            }
            Map<String, List<LatencyLoad.Figures>> measured = new LinkedHashMap<>();
            for (int turn = 1; turn <= turns; turn++) {
                for (var request : REQUESTS.entrySet()) {
                    keep(turn, measured, request.getKey(), load.get(request.getValue(), seconds));
                }
                for (var statement : STATEMENTS.entrySet()) {
                    keep(turn, measured, statement.getKey(), transact(address, statement.getValue(), seconds));
                }
            }
            print(measured);
        } finally {
            stack.stop();
        }
    }

    private static void fill() throws Exception {
        try (var database = ServiceStack.superuser();
                var statement = database.createStatement()) {
            statement.execute(Files.readString(ROWS));
        }
    }

    private static void keep(
            int turn, Map<String, List<LatencyLoad.Figures>> measured, String name, LatencyLoad.Figures figures) {
        System.err.printf("turn %d: %s %.1f/s%n", turn, name, figures.perSecond());
        measured.computeIfAbsent(name, first -> new ArrayList<>()).add(figures);
    }

    private static LatencyLoad.Figures transact(URI address, String script, int seconds) throws Exception {
        var output = Tool.run(
                List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=2",
                        "--time=" + seconds,
                        "--host=" + address.getHost(),
                        "--port=" + address.getPort(),
                        "--username=operations_login",
                        "--define=claims={\"sub\":\"" + PLANNER.id()
                                + "\",\"role\":\"authenticated\",\"aal\":\"aal1\"}",
                        "--file=bench/src/test/resources/" + script,
                        "postgres"),
                Map.of("PGPASSWORD", "operations_login"));
        return new LatencyLoad.Figures(
                Tool.number(TRANSACTIONS, output), Tool.number(LATENCY, output), Double.NaN, Double.NaN);
    }

    private static void print(Map<String, List<LatencyLoad.Figures>> measured) {
        System.out.printf(
                "%-36s %10s %10s %10s %12s%n",
                "median of turns", "per second", "median, ms", "99 %, ms", "service, ms");
        measured.forEach((name, figures) -> System.out.printf(
                "%-36s %,10.1f %10.1f %10s %12s%n",
                name,
                middle(figures, LatencyLoad.Figures::perSecond),
                middle(figures, LatencyLoad.Figures::median),
                shown(middle(figures, LatencyLoad.Figures::slowest)),
                shown(middle(figures, LatencyLoad.Figures::service))));
    }

    private static String shown(double figure) {
        return Double.isNaN(figure) ? "" : "%.1f".formatted(figure);
    }

    private static double middle(List<LatencyLoad.Figures> figures, ToDoubleFunction<LatencyLoad.Figures> figure) {
        return figures.stream()
                .map(one -> figure.applyAsDouble(one))
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(figures.size() / 2);
    }
}
