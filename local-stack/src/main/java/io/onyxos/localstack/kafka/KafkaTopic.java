package io.onyxos.localstack.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A topic of the local broker.
 *
 * @param settings of the topic, by Kafka's names
 */
record KafkaTopic(String name, int partitions, Map<String, String> settings) {

    private static final String PARTITIONS = "partitions";
    private static final String DEFAULT_PARTITIONS = "6";

    /** @param line {@code <name> [setting=value ...]}; {@code partitions} is one of the settings, six if absent */
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

    /** What {@link #parse} reads. */
    String line() {
        var all = new TreeMap<>(settings);
        all.put(PARTITIONS, String.valueOf(partitions));
        return name
                + all.entrySet().stream()
                        .map(setting -> " " + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining());
    }
}
