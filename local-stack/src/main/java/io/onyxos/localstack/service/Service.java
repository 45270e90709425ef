package io.onyxos.localstack.service;

import io.onyxos.localstack.machine.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The six services and the ports of the local stack they listen on. */
public enum Service {
    CORE(8081),
    FINANCE(8082),
    OPERATIONS(8083),
    CONTENT(8084),
    SOCIAL(8085),
    ACADEMY(8086);

    private final int port;

    Service(int port) {
        this.port = port;
    }

    public static Service named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.toString().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new Refusal("No service is called '" + name + "': choose from "
                        + Arrays.stream(values()).map(Service::toString).collect(Collectors.joining(", "))));
    }

    public int port() {
        return port;
    }

    /** The folder of its Maven module. */
    String module() {
        return this + "-service";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
