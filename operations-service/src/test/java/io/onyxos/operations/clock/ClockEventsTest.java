package io.onyxos.operations.clock;

import static io.onyxos.kit.testing.EventBroker.header;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
@QuarkusTestResource(value = EventBroker.class, restrictToAnnotatedClass = true)
class ClockEventsTest {

    private static final String CLOCK = "/operations/v1/clock/";

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
    }

    @Test
    void anHourArrivesInItsOrderAsCloudEvents() throws Exception {
        String entry = punch("in", 201);
        punch("break/start", 200);
        punch("break/end", 200);
        punch("out", 200);

        List<ConsumerRecord<String, String>> records = arrived(entry, 4);
        assertEquals(List.of("clocked_in", "break_started", "break_ended", "clocked_out"), verbs(records));
        ConsumerRecord<String, String> last = records.get(3);
        assertEquals("io.onyxos.operations.timesheet.clocked_out.v1", header(last, "ce_type"));
        assertEquals("/services/operations", header(last, "ce_source"));
        assertEquals(entry, header(last, "ce_subject"));
        assertEquals("a0000000-0000-4000-8000-000000000001", header(last, "ce_agencyid"));
        JsonNode data = new ObjectMapper().readTree(last.value());
        assertEquals(AURORA_CHATTER.id().toString(), data.get("employee_id").asText());
        assertEquals("completed", data.get("status").asText());
        assertEquals(0, data.get("approved_minutes").asInt());
    }

    @Test
    void theClockGoesOnWhileTheBrokerIsAwayAndAllIsToldInOrder() throws Exception {
        String before = punch("in", 201);
        arrived(before, 1);
        EventBroker.kafka().stop();
        String after;
        try {
            punch("out", 200);
            after = punch("in", 201);
            punch("out", 200);
            assertEquals(
                    "3", TimeDesk.one("select count(*) from operations.outbox where aggregate_type = 'timesheet'"));
        } finally {
            EventBroker.kafka().start();
        }
        assertEquals(List.of("clocked_in", "clocked_out"), verbs(arrived(before, 2)));
        assertEquals(List.of("clocked_in", "clocked_out"), verbs(arrived(after, 2)));
    }

    private static String punch(String verb, int status) {
        Response answer = AURORA_CHATTER.asks().contentType(ContentType.JSON).post(CLOCK + verb);
        answer.then().statusCode(status);
        return answer.path("id");
    }

    private static List<ConsumerRecord<String, String>> arrived(String entry, int count) {
        return once(
                entry,
                EventBroker.read(
                        "operations.timesheet", records -> once(entry, records).size() >= count));
    }

    /** Of an entry, each once: an event that was sent while the broker went may come again, under its own id. */
    private static List<ConsumerRecord<String, String>> once(
            String entry, List<ConsumerRecord<String, String>> records) {
        Map<String, ConsumerRecord<String, String>> first = new LinkedHashMap<>();
        records.stream()
                .filter(record -> entry.equals(record.key()))
                .forEach(record -> first.putIfAbsent(header(record, "ce_id"), record));
        return List.copyOf(first.values());
    }

    private static List<String> verbs(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .map(record -> header(record, "ce_type").split("\\.")[4])
                .toList();
    }
}
