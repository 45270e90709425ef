package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EventsWorld.class, restrictToAnnotatedClass = true)
class InboxTest {

    @Inject
    Inbox inbox;

    @Test
    void anEventIsForgottenAFortnightAfterItCameAndNotBefore() throws Exception {
        Sql.run("delete from kit.inbox");
        Sql.run("""
                insert into kit.inbox (consumer, event_id, received_at)
                select consumer, private.uuid_floor(now() - happened), now() - received
                from (values ('kit', interval '15 days', interval '15 days'),
                             ('kit', interval '16 days', interval '1 day'),
                             ('kit', interval '13 days', interval '13 days')) entries (consumer, happened, received)
                """);

        inbox.forget().await().atMost(Duration.ofSeconds(10));

        assertEquals(
                "13,1",
                Sql.one("select string_agg(extract(day from now() - received_at)::text, ',' order by received_at)"
                        + " from kit.inbox"));
    }
}
