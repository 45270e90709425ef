package io.onyxos.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Candidates that are measured in turn; the median of a candidate's turns counts. The first turn warms up. */
final class Turns {

    /** @param perSecond one measurement, in transactions or requests per second */
    record Candidate(String name, Callable<Double> perSecond) {}

    private final List<Candidate> candidates;
    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    Turns(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    void take(int turns) throws Exception {
        for (int turn = 0; turn <= turns; turn++) {
            for (var candidate : candidates) {
                double perSecond = candidate.perSecond().call();
                System.err.printf(
                        "%s %d: %s %.0f/s%n", turn == 0 ? "warm-up" : "turn", turn, candidate.name(), perSecond);
                if (turn > 0) {
                    measured.computeIfAbsent(candidate.name(), name -> new ArrayList<>())
                            .add(perSecond);
                }
            }
        }
    }

    void print(PrintStream out) {
        out.printf("%-34s %10s %10s %10s%n", "per second", "median", "least", "most");
        measured.forEach((name, values) -> out.printf(
                "%-34s %,10.0f %,10.0f %,10.0f%n",
                name, median(name), Collections.min(values), Collections.max(values)));
    }

    void ratio(String name, String above, String below, double wanted) {
        double ratio = median(above) / median(below);
        System.out.printf("%-34s %10.2f   wanted %.2f: %s%n", name, ratio, wanted, ratio >= wanted ? "yes" : "NO");
    }

    private double median(String name) {
        var sorted = measured.get(name).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
