package io.onyxos.localstack.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The topics that the services' contracts name. The schema {@code contract/events/<aggregate>.<verb>.v<n>.json} of a service
 * makes {@code <service>.<aggregate>}; {@code contract/topics.txt} holds the settings of those that differ, and those without
 * a schema. Every service also has {@code <service>.dead-letter}.
 */
final class ContractTopics {

    private static final String MODULE = "-service";
    private static final String CONTRACT = "contract";

    private ContractTopics() {}

    /** The folder beside or above the working directory that holds the services. */
    static Path repository() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("core" + MODULE).resolve(CONTRACT))) return folder;
        }
        throw new IllegalStateException(
                "No core-service/contract in or above " + Path.of("").toAbsolutePath());
    }

    static List<KafkaTopic> of(Path repository) throws IOException {
        Map<String, KafkaTopic> topics = new TreeMap<>();
        for (var module : files(repository, MODULE)) {
            var name = module.getFileName().toString();
            var service = name.substring(0, name.length() - MODULE.length());
            for (var schema : files(module.resolve(CONTRACT).resolve("events"), ".json")) {
                var aggregate = schema.getFileName().toString().split("\\.")[0];
                add(topics, KafkaTopic.parse(service + "." + aggregate));
            }
            add(topics, KafkaTopic.parse(service + ".dead-letter partitions=1"));
            var list = module.resolve(CONTRACT).resolve("topics.txt");
            if (Files.exists(list)) {
                Files.readAllLines(list).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(KafkaTopic::parse)
                        .forEach(topic -> add(topics, topic));
            }
        }
        return List.copyOf(topics.values());
    }

    private static void add(Map<String, KafkaTopic> topics, KafkaTopic topic) {
        topics.put(topic.name(), topic);
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        if (Files.notExists(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
