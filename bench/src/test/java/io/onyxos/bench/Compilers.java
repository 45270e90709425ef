package io.onyxos.bench;

import java.util.Collection;

/** The compilers of the services' JVMs. */
final class Compilers {

    /** The share of the time below which a compiler takes nothing from what is measured. */
    private static final double RESTING = 0.05;

    private final Collection<MeasuredService> services;
    private double seconds;
    private long nanos = System.nanoTime();

    Compilers(Collection<MeasuredService> services) {
        this.services = services;
    }

    /** Whether they hardly worked since this was asked last. */
    boolean rest() throws Exception {
        double worked = -seconds;
        seconds = 0;
        for (MeasuredService service : services) {
            seconds += service.compilerSeconds();
        }
        worked += seconds;
        double passed = (System.nanoTime() - nanos) / 1e9;
        nanos = System.nanoTime();
        System.err.printf("compilers worked %.1f s of %.1f s%n", worked, passed);
        return worked < RESTING * passed;
    }
}
