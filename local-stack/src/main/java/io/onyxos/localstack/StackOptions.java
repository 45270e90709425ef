package io.onyxos.localstack;

import io.onyxos.localstack.machine.Refusal;
import io.onyxos.localstack.service.Service;
import java.util.Arrays;
import java.util.List;

/**
 * The flags of {@code ./stack}.
 *
 * @param reset whether to delete the data of earlier runs first
 * @param databaseOnly whether to start nothing but the database, and to leave it without migrations if it has none
 * @param services which services to start
 */
record StackOptions(boolean reset, boolean databaseOnly, List<Service> services) {

    static StackOptions parse(String... arguments) {
        boolean reset = false;
        boolean databaseOnly = false;
        var services = List.of(Service.values());
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--reset" -> reset = true;
                case "--database-only" -> databaseOnly = true;
                case "--only" -> services = named(i + 1 < arguments.length ? arguments[++i] : "");
                default -> throw new Refusal("No such flag: " + arguments[i] + " (./stack --help lists them)");
            }
        }
        return new StackOptions(reset, databaseOnly, services);
    }

    private static List<Service> named(String names) {
        return Arrays.stream(names.split(",")).map(Service::named).toList();
    }
}
