package io.onyxos.bench;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The reports that planners of a large agency ask operations-service for, beside another agency of the same size: over HTTP
 * from the service as it is built.
 *
 * <p>Arguments: seconds a turn (default 12), turns (default 3), seconds that each request warms up (default 20).
 */
public final class OperationsReads {

    private static final Path ROWS = Path.of("operations-service/src/test/resources/two-large-agencies.sql");

    private static final Map<String, String> REQUESTS = new LinkedHashMap<>();

    static {
        REQUESTS.put(
                "gaps of 62 days", "/operations/v1/coverage/gaps?from=2026-04-05T21:00:00Z&to=2026-06-06T21:00:00Z");
        REQUESTS.put(
                "hours of a quarter by person, week",
                "/operations/v1/timesheets/summary?from=2026-01-04&to=2026-04-05&group_by=employee&group_by=week");
    }

    private OperationsReads() {}

    public static void main(String... arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        var stack = new ServiceStack();
        var settings = stack.start();
        World.run(Files.readString(ROWS));
        try (var service = MeasuredService.start(Path.of("operations-service"), settings)) {
            var load = new LatencyLoad(service, Person.AURORA_PALADIN.bearer());
            for (var request : REQUESTS.values()) {
                load.get(request, warmUp);
            }
            Map<String, List<LatencyLoad.Figures>> measured = new LinkedHashMap<>();
            for (int turn = 1; turn <= turns; turn++) {
                for (var request : REQUESTS.entrySet()) {
                    measured.computeIfAbsent(request.getKey(), name -> new ArrayList<>())
                            .add(load.get(request.getValue(), seconds));
                }
            }
            print(measured);
        } finally {
            stack.stop();
        }
    }

    private static void print(Map<String, List<LatencyLoad.Figures>> measured) {
        System.out.printf(
                "%-36s %10s %10s %10s %12s%n",
                "median of turns", "per second", "median, ms", "99 %, ms", "service, ms");
        measured.forEach((name, figures) -> System.out.printf(
                "%-36s %,10.1f %10.1f %10.1f %12.1f%n",
                name,
                middle(figures, LatencyLoad.Figures::perSecond),
                middle(figures, LatencyLoad.Figures::median),
                middle(figures, LatencyLoad.Figures::slowest),
                middle(figures, LatencyLoad.Figures::service)));
    }

    private static double middle(List<LatencyLoad.Figures> figures, ToDoubleFunction<LatencyLoad.Figures> figure) {
        return figures.stream().mapToDouble(figure).sorted().toArray()[figures.size() / 2];
    }
}
