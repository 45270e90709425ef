package io.onyxos.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Candidates that are measured in turn; the median of a candidate's turns counts. The first turn warms up. */
final class Turns {

    record Candidate(String name, Callable<Figures> measure) {}

    /**
     * One measurement.
     *
     * @param perSecond transactions or requests
     * @param micros processor time of the service for one of them, in µs; 0 where there is no service
     */
    record Figures(double perSecond, double micros) {}

    private final List<Candidate> candidates;
    private final Map<String, List<Figures>> measured = new LinkedHashMap<>();

    Turns(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    void take(int turns) throws Exception {
        for (int turn = 0; turn <= turns; turn++) {
            for (var candidate : candidates) {
                var figures = candidate.measure().call();
                System.err.printf("turn %d: %s %.0f/s%n", turn, candidate.name(), figures.perSecond());
                if (turn > 0) {
                    measured.computeIfAbsent(candidate.name(), name -> new ArrayList<>())
                            .add(figures);
                }
            }
        }
    }

    void print(PrintStream out) {
        out.printf("%-34s %10s %10s %10s %12s%n", "per second", "median", "least", "most", "service, µs");
        measured.forEach((name, values) -> {
            var perSecond = sorted(name, Figures::perSecond);
            out.printf(
                    "%-34s %,10.0f %,10.0f %,10.0f %12.0f%n",
                    name,
                    median(perSecond),
                    perSecond.get(0),
                    perSecond.get(perSecond.size() - 1),
                    median(sorted(name, Figures::micros)));
        });
    }

    void ratio(String name, String above, String below, double wanted) {
        double ratio = median(sorted(above, Figures::perSecond)) / median(sorted(below, Figures::perSecond));
        System.out.printf("%-34s %10.2f   wanted %.2f: %s%n", name, ratio, wanted, ratio >= wanted ? "yes" : "NO");
    }

    private List<Double> sorted(String name, Function<Figures, Double> figure) {
        return measured.get(name).stream().map(figure).sorted().toList();
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
