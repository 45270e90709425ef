package io.onyxos.localstack;

import io.onyxos.localstack.machine.Part;
import io.onyxos.localstack.machine.Refusal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts stages of parts, the parts of a stage side by side, and stops them in the opposite order. */
final class Lifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PrintStream out;
    private final long begin = System.nanoTime();
    private final Deque<List<? extends Part>> stages = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean stopping;

    Lifecycle(PrintStream out) {
        this.out = out;
    }

    /** Returns when every part of the stage is ready; the first failure is thrown at once. */
    void start(List<? extends Part> stage) throws InterruptedException {
        stages.push(stage);
        var starting = new ExecutorCompletionService<Part>(threads);
        for (var part : stage) starting.submit(() -> start(part));
        for (int done = 0; done < stage.size(); done++) {
            try {
                var part = starting.take().get();
                out.printf(Locale.ROOT, "%6.1f s  %-11s %s%n", seconds(), part.name(), part.address());
            } catch (ExecutionException e) {
                throw new Refusal(Explanation.of(e.getCause()));
            }
        }
    }

    /** Returns only by an exception that names the part that ended by itself. */
    void watch() throws InterruptedException {
        while (true) {
            TimeUnit.SECONDS.sleep(1);
            for (var stage : stages) {
                for (var part : stage) {
                    if (!stopping && !part.isRunning()) throw new Refusal(part.name() + " has ended by itself");
                }
            }
        }
    }

    /** Stops whatever was started, also in the middle of a start; the second call does nothing. */
    synchronized void stop() {
        stopping = true;
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                out.println("Something still starts");
            while (!stages.isEmpty()) close(stages.pop());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Part start(Part part) throws Exception {
        try {
            part.start();
            return part;
        } catch (Exception e) {
            throw new Refusal(part.name() + " does not start: " + Explanation.of(e));
        }
    }

    private void close(List<? extends Part> stage) throws InterruptedException {
        var closing = Executors.newCachedThreadPool();
        closing.invokeAll(stage.stream().map(this::closing).toList());
        closing.shutdown();
    }

    private Callable<Void> closing(Part part) {
        return () -> {
            try {
                part.close();
            } catch (RuntimeException e) {
                out.println(part.name() + " does not stop: " + Explanation.of(e));
            }
            return null;
        };
    }
}
