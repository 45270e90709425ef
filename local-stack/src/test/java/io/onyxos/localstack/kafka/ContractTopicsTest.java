package io.onyxos.localstack.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractTopicsTest {

    @TempDir
    private Path repository;

    @Test
    void everyAggregateOfASchemaHasATopicAndEveryServiceOneForDeadLetters() throws Exception {
        write("core-service/contract/events/model.archived.v1.json", "{}");
        write("core-service/contract/events/model.created.v1.json", "{}");
        write("core-service/contract/events/profile.joined.v1.json", "{}");
        write("core-service/contract/events/shared/address.json", "{}");
        Files.createDirectories(repository.resolve("academy-service"));

        assertEquals(
                List.of(
                        new KafkaTopic("academy.dead-letter", 1, Map.of()),
                        new KafkaTopic("core.dead-letter", 1, Map.of()),
                        new KafkaTopic("core.model", 6, Map.of()),
                        new KafkaTopic("core.profile", 6, Map.of())),
                ContractTopics.of(repository));
    }

    @Test
    void settingsThatDifferStandBesideTheContract() throws Exception {
        write("social-service/contract/events/click.recorded.v1.json", "{}");
        write("social-service/contract/topics.txt", """
                # clicks are many
                social.click partitions=12 retention.ms=259200000
                social.visit
                """);

        assertEquals(
                List.of(
                        new KafkaTopic("social.click", 12, Map.of("retention.ms", "259200000")),
                        new KafkaTopic("social.dead-letter", 1, Map.of()),
                        new KafkaTopic("social.visit", 6, Map.of())),
                ContractTopics.of(repository));
    }

    @Test
    void aLineIsReadAsItIsWritten() {
        var topic = new KafkaTopic("social.click", 12, Map.of("retention.ms", "259200000"));
        assertEquals(topic, KafkaTopic.parse(topic.line()));
        assertThrows(IllegalArgumentException.class, () -> KafkaTopic.parse("social.click 12"));
    }

    private void write(String file, String content) throws Exception {
        var path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
