package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterReplayTest {

    @Test
    void findsItsBrokerWhereTheServiceDoes() {
        var config = new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(
                                Map.of("kafka.bootstrap.servers", "127.0.0.1:9092"), "defaults", 100),
                        new EnvConfigSource(
                                Map.of("KAFKA_BOOTSTRAP_SERVERS", "broker:9093", "KAFKA_SECURITY_PROTOCOL", "SSL"),
                                300))
                .build();

        assertEquals(
                Map.of("bootstrap.servers", "broker:9093", "security.protocol", "SSL"), DeadLetterReplay.kafka(config));
    }
}
