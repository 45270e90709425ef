package io.onyxos.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Candidates that are measured in turn; the median of a candidate's turns counts. Before that, those that compile while
 * they run do so unmeasured, in turn as well, until the compilers of the JVMs rest.
 */
final class Turns {

    private static final int WARMING_SECONDS = 2;

    /**
     * One of those that are compared.
     *
     * @param compiles whether it compiles while it runs, as a JVM and Node do
     */
    record Candidate(String name, boolean compiles, Measure measure) {

        static Candidate service(String name, Measure measure) {
            return new Candidate(name, true, measure);
        }

        static Candidate database(String name, Measure measure) {
            return new Candidate(name, false, measure);
        }
    }

    interface Measure {
        Figures during(int seconds) throws Exception;
    }

    /**
     * One measurement.
     *
     * @param perSecond transactions or requests
     * @param micros processor time of the server for one of them, in µs; 0 where there is no server
     * @param databaseMicros processor time of Postgres for one of them, in µs; 0 where it was not measured
     */
    record Figures(double perSecond, double micros, double databaseMicros) {

        Figures(double perSecond, double micros) {
            this(perSecond, micros, 0);
        }
    }

    private final List<Candidate> candidates;
    private final Map<String, List<Figures>> measured = new LinkedHashMap<>();

    Turns(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    void warmUp(int mostRounds, Compilers compilers) throws Exception {
        for (int round = 1; round <= mostRounds; round++) {
            for (var candidate : candidates) {
                if (candidate.compiles()) {
                    measure("warm-up " + round, candidate, WARMING_SECONDS);
                }
            }
            if (compilers.rest()) return;
        }
        System.err.println("The compilers still work: the figures of the services are too low");
    }

    void take(int turns, int seconds) throws Exception {
        for (int turn = 1; turn <= turns; turn++) {
            for (var candidate : candidates) {
                measured.computeIfAbsent(candidate.name(), name -> new ArrayList<>())
                        .add(measure("turn " + turn, candidate, seconds));
            }
        }
    }

    private static Figures measure(String turn, Candidate candidate, int seconds) throws Exception {
        var figures = candidate.measure().during(seconds);
        System.err.printf("%s: %s %.0f/s%n", turn, candidate.name(), figures.perSecond());
        return figures;
    }

    /** Median per second; NaN where nothing was measured. */
    double perSecond(String name) {
        return median(sorted(name, Figures::perSecond));
    }

    /** Median processor time of the server for one request, in µs; NaN where nothing was measured. */
    double micros(String name) {
        return median(sorted(name, Figures::micros));
    }

    /** Median processor time of Postgres for one request, in µs; NaN where nothing was measured. */
    double databaseMicros(String name) {
        return median(sorted(name, Figures::databaseMicros));
    }

    void print(PrintStream out) {
        out.printf("%-34s %10s %10s %10s %12s%n", "per second", "median", "least", "most", "service, µs");
        measured.forEach((name, values) -> {
            var perSecond = sorted(name, Figures::perSecond);
            out.printf(
                    "%-34s %,10.0f %,10.0f %,10.0f %12.0f%n",
                    name, median(perSecond), perSecond.get(0), perSecond.get(perSecond.size() - 1), micros(name));
        });
    }

    void ratio(String name, String above, String below, double wanted) {
        double ratio = perSecond(above) / perSecond(below);
        System.out.printf("%-34s %10.2f   wanted %.2f: %s%n", name, ratio, wanted, ratio >= wanted ? "yes" : "NO");
    }

    private List<Double> sorted(String name, Function<Figures, Double> figure) {
        return measured.getOrDefault(name, List.of()).stream()
                .map(figure)
                .sorted()
                .toList();
    }

    private static double median(List<Double> sorted) {
        if (sorted.isEmpty()) return Double.NaN;
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
