package io.onyxos.core;

import static io.onyxos.kit.testing.EventBroker.header;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
@QuarkusTestResource(value = EventBroker.class, restrictToAnnotatedClass = true)
class EventsTest {

    private static final String MODELS = "/core/v1/models";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whatARequestChangedArrivesAsCloudEvents() throws Exception {
        Newcomer founder = Newcomer.signUp();
        Instant before = Instant.now().minusSeconds(1);
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String agency = founder.asks()
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .contentType("application/json")
                .body(founder.founding(Map.of()))
                .post("/core/v1/agencies")
                .path("id");

        ConsumerRecord<String, String> created =
                arrived("core.agency", agency, 1).get(0);
        UUID id = UUID.fromString(header(created, "ce_id"));
        assertEquals(7, id.version());
        assertEquals("1.0", header(created, "ce_specversion"));
        assertEquals("io.onyxos.core.agency.created.v1", header(created, "ce_type"));
        assertEquals("/services/core", header(created, "ce_source"));
        assertEquals(agency, header(created, "ce_subject"));
        assertEquals(agency, header(created, "ce_agencyid"));
        assertEquals("application/json", header(created, "content-type"));
        assertTrue(Instant.parse(header(created, "ce_time")).isAfter(before), header(created, "ce_time"));
        assertTrue(header(created, "traceparent").contains(trace), header(created, "traceparent"));
        JsonNode data = new ObjectMapper().readTree(created.value());
        assertEquals(founder.id().toString(), data.get("owner_id").asText());
        assertEquals("EUR", data.get("currency").asText());

        ConsumerRecord<String, String> joined =
                arrived("core.profile", founder.id().toString(), 1).get(0);
        assertEquals("io.onyxos.core.profile.joined.v1", header(joined, "ce_type"));
        assertEquals(agency, header(joined, "ce_agencyid"));
    }

    @Test
    void aCallersTraceGoesOnIntoTheEventsOfItsOwnRequestOnly() throws Exception {
        Newcomer owner = Newcomer.signUp();
        owner.agency();
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";
        String model = owner.asks()
                .header("traceparent", trace)
                .contentType("application/json")
                .body(Map.of("name", "Muse"))
                .post(MODELS)
                .path("id");
        owner.asks().post(MODELS + "/" + model + "/activate").then().statusCode(200);

        List<ConsumerRecord<String, String>> told = arrived("core.model", model, 2);
        assertEquals(trace, header(told.get(0), "traceparent"));
        assertNull(told.get(1).headers().lastHeader("traceparent"));
    }

    @Test
    void theEventsOfAModelArriveInTheirOrder() throws Exception {
        Newcomer owner = Newcomer.signUp();
        owner.agency();
        String model = owner.post(MODELS, Map.of("name", "Muse")).path("id");
        for (String verb : new String[] {"activate", "pause", "activate", "archive", "restore"}) {
            owner.asks().post(MODELS + "/" + model + "/" + verb).then().statusCode(200);
        }

        assertEquals(
                List.of("created", "activated", "paused", "activated", "archived", "restored"),
                verbs(arrived("core.model", model, 6)));
    }

    @Test
    void whatIsRefusedIsNotTold() throws Exception {
        Newcomer owner = Newcomer.signUp();
        owner.agency();
        String model = owner.post(MODELS, Map.of("name", "Muse")).path("id");
        owner.post(MODELS, Map.of("name", "MUSE")).then().statusCode(409);
        owner.asks().post(MODELS + "/" + model + "/pause").then().statusCode(409);
        owner.asks().post(MODELS + "/" + model + "/archive").then().statusCode(200);

        assertEquals(List.of("created", "archived"), verbs(arrived("core.model", model, 2)));
    }

    @Test
    void writesGoOnWhileKafkaIsAwayAndAreToldWhenItIsBack() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();
        arrived("core.agency", agency.substring(agency.lastIndexOf('/') + 1), 1);
        List<String> models = new ArrayList<>();
        EventBroker.kafka().stop();
        try {
            for (int i = 0; i < 5; i++) {
                models.add(owner.post(MODELS, Map.of("name", "Muse " + i))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
            }
            for (String model : models) {
                owner.asks().post(MODELS + "/" + model + "/activate").then().statusCode(200);
            }
            assertEquals(List.of(10L), waiting(models));
            RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        } finally {
            EventBroker.kafka().start();
        }

        for (String model : models) {
            assertEquals(List.of("created", "activated"), verbs(arrived("core.model", model, 2)));
        }
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!waiting(models).equals(List.of(0L)) && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        assertEquals(List.of(0L), waiting(models));
    }

    private static List<Object> waiting(List<String> models) throws Exception {
        return Sql.column(
                "select count(*) from core.outbox where aggregate_id::text = any (string_to_array(?, ','))",
                String.join(",", models));
    }

    /** The records of one key, in their order, as soon as there are so many. */
    private static List<ConsumerRecord<String, String>> arrived(String topic, String key, int count) {
        return of(key, EventBroker.read(topic, records -> of(key, records).size() >= count));
    }

    private static List<ConsumerRecord<String, String>> of(String key, List<ConsumerRecord<String, String>> records) {
        return records.stream().filter(record -> key.equals(record.key())).toList();
    }

    private static List<String> verbs(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .map(record -> header(record, "ce_type").split("\\.")[4])
                .toList();
    }
}
