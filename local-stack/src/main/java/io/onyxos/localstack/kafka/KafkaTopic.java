package io.onyxos.localstack.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A topic of the local broker.
 *
 * @param settings of the topic, by Kafka's names
 */
record KafkaTopic(String name, int partitions, Map<String, String> settings) {

    private static final String LIST = "kafka-topics.txt";
    private static final String PARTITIONS = "partitions";
    private static final String DEFAULT_PARTITIONS = "6";

    static List<KafkaTopic> listed() throws IOException {
        try (var list = KafkaTopic.class.getResourceAsStream(LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(KafkaTopic::parse)
                    .toList();
        }
    }

    static KafkaTopic parse(String line) {
        var words = line.strip().split("\\s+");
        var settings = new HashMap<String, String>();
        for (int i = 1; i < words.length; i++) {
            var pair = words[i].split("=", 2);
            if (pair.length < 2) throw new IllegalArgumentException("Not a setting=value: " + words[i] + " in " + line);
            settings.put(pair[0], pair[1]);
        }
        var partitions = settings.getOrDefault(PARTITIONS, DEFAULT_PARTITIONS);
        settings.remove(PARTITIONS);
        return new KafkaTopic(words[0], Integer.parseInt(partitions), Map.copyOf(settings));
    }
}
