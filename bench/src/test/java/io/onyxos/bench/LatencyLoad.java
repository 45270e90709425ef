package io.onyxos.bench;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** wrk with as few connections as there are processors, so that an answer's time is its own and not that of a queue. */
record LatencyLoad(MeasuredService service, String bearer) {

    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern MEDIAN = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern SLOWEST = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");

    /**
     * One measurement.
     *
     * @param perSecond requests
     * @param median of their latencies in ms
     * @param slowest the latency in ms that 99 of 100 stay below
     * @param service processor time of the service for one request, in ms
     */
    record Figures(double perSecond, double median, double slowest, double service) {}

    Figures get(String path, int seconds) throws Exception {
        var command = List.of(
                "wrk",
                "--latency",
                "-t1",
                "-c2",
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "-H",
                "Authorization: " + bearer,
                service.address() + path);
        var before = service.processorTime();
        var output = Tool.run(command, Map.of());
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException(path + " was not always answered:\n" + output);
        }
        double perSecond = Tool.number(REQUESTS, output);
        double spent = service.processorTime().minus(before).toNanos() / 1_000_000.0;
        return new Figures(perSecond, millis(MEDIAN, output), millis(SLOWEST, output), spent / (perSecond * seconds));
    }

    private static double millis(Pattern pattern, String output) {
        var found = pattern.matcher(output);
        if (!found.find()) throw new IllegalStateException("No latency in:\n" + output);
        double value = Double.parseDouble(found.group(1));
        return switch (found.group(2)) {
            case "us" -> value / 1_000;
            case "ms" -> value;
            default -> value * 1_000;
        };
    }
}
