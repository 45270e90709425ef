package io.onyxos.localstack.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/** The main class of the broker's own process: formats its folder once, starts, makes the topics, reports ready. */
final class KafkaBroker {

    private KafkaBroker() {}

    /** Arguments: the broker's properties file, the list of topics, and a file to write once clients may come. */
    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0]);
        var properties = new Properties();
        try (var content = Files.newBufferedReader(file)) {
            properties.load(content);
        }
        var format = new String[] {
            "format", "--ignore-formatted", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
        };
        if (Files.notExists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            StorageTool.execute(format, System.out);
        }
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        makeTopics(
                properties.getProperty("advertised.listeners").replace("PLAINTEXT://", ""),
                Files.readAllLines(Path.of(arguments[1])));
        Files.createFile(Path.of(arguments[2]));
        server.awaitShutdown();
    }

    private static void makeTopics(String address, List<String> topics) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            for (var result : admin.createTopics(topics.stream()
                            .map(KafkaTopic::parse)
                            .map(KafkaBroker::request)
                            .toList())
                    .values()
                    .values()) {
                try {
                    result.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) throw e;
                }
            }
        }
    }

    private static NewTopic request(KafkaTopic topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings());
    }
}
