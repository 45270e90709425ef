package io.onyxos.localstack;

import java.util.Arrays;
import java.util.List;

/**
 * The flags of {@code ./stack}.
 *
 * @param reset whether to delete the data of earlier runs first
 * @param services which services to start
 */
record StackOptions(boolean reset, List<Service> services) {

    static StackOptions parse(String... arguments) {
        boolean reset = false;
        var services = List.of(Service.values());
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--reset" -> reset = true;
                case "--only" -> services = named(i + 1 < arguments.length ? arguments[++i] : "");
                default -> throw new Refusal("No such flag: " + arguments[i] + " (./stack --help lists them)");
            }
        }
        return new StackOptions(reset, services);
    }

    private static List<Service> named(String names) {
        return Arrays.stream(names.split(",")).map(Service::named).toList();
    }
}
