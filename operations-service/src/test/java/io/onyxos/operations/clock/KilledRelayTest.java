package io.onyxos.operations.clock;

import static io.onyxos.kit.testing.EventBroker.header;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.ServiceProcess;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.OperationsProcess;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.Connection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
@QuarkusTestResource(
        value = EventBroker.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "connected", value = "false"))
class KilledRelayTest {

    private static final String DELETES = "select count(*) from pg_stat_activity where usename = 'operations_login'"
            + " and wait_event_type = 'Lock' and query like 'delete from operations.outbox%'";

    @Test
    void anHourIsToldInItsOrderThoughTheRelayIsKilledBetweenSendingAndDeleting() throws Exception {
        TimeDesk.clear();
        String entry = punch("in");
        punch("break/start");
        punch("break/end");
        try (Connection connection = ServiceStack.superuser();
                ServiceProcess relay = OperationsProcess.start()) {
            connection.setAutoCommit(false);
            // reading passes this lock, deleting waits for it: the relay stands between the two
            TimeDesk.one(connection, "select id from operations.outbox for update");
            await("t", DELETES.replace("count(*)", "count(*) > 0"));
            relay.kill();
            assertEquals(List.of("clocked_in", "break_started", "break_ended"), verbs(records(entry, 3)));
            connection.rollback();
        }
        assertEquals("3", TimeDesk.one("select count(*) from operations.outbox where aggregate_type = 'timesheet'"));
        punch("out");
        try (ServiceProcess relay = OperationsProcess.start()) {
            await("0", "select count(*) from operations.outbox");
        }

        List<ConsumerRecord<String, String>> records = records(entry, 7);
        assertEquals(
                List.of(
                        "clocked_in",
                        "break_started",
                        "break_ended",
                        "clocked_in",
                        "break_started",
                        "break_ended",
                        "clocked_out"),
                verbs(records));
        for (int i = 0; i < 3; i++) {
            assertEquals(header(records.get(i), "ce_id"), header(records.get(i + 3), "ce_id"));
            assertEquals(records.get(i).value(), records.get(i + 3).value());
        }
        for (ConsumerRecord<String, String> record : records) {
            assertEquals("1.0", header(record, "ce_specversion"));
            assertEquals(entry, header(record, "ce_subject"));
            assertEquals("/services/operations", header(record, "ce_source"));
            assertTrue(header(record, "ce_time").endsWith("Z"));
        }
    }

    private static String punch(String verb) {
        return AURORA_CHATTER
                .asks()
                .contentType(ContentType.JSON)
                .post("/operations/v1/clock/" + verb)
                .path("id");
    }

    private static List<ConsumerRecord<String, String>> records(String entry, int count) {
        return of(
                entry,
                EventBroker.read("operations.timesheet", read -> of(entry, read).size() >= count));
    }

    private static List<ConsumerRecord<String, String>> of(String entry, List<ConsumerRecord<String, String>> records) {
        return records.stream().filter(record -> entry.equals(record.key())).toList();
    }

    private static List<String> verbs(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .map(record -> header(record, "ce_type").split("\\.")[4])
                .toList();
    }

    private static void await(String expected, String sql) throws Exception {
        for (int i = 0; i < 600; i++) {
            if (expected.equals(TimeDesk.one(sql))) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not " + expected + ": " + sql);
    }
}
