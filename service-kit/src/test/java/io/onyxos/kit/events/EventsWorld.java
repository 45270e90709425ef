package io.onyxos.kit.events;

import io.onyxos.kit.testing.EventBroker;
import io.onyxos.localstack.postgres.LocalPostgres;
import io.onyxos.localstack.postgres.SupabaseProject;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** A Postgres with the machinery of a service named kit, and a Kafka broker that can be taken away. */
public class EventsWorld implements QuarkusTestResourceLifecycleManager {

    static final UUID AGENCY = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    static final int LARGEST_PARCEL = 20_000;

    /** Effects are told apart by event; the lock on a key makes a handler wait. */
    private static final String SCHEMA = """
            select private.install_service('kit');
            alter role kit_login password 'kit_login';
            alter role kit_login set idle_in_transaction_session_timeout = '3s';
            alter role kit_login set lock_timeout = '1s';
            insert into kit.event_types values
              ('io.onyxos.kit.note.written.v1', '{note_id,number}', '{written_at}'),
              ('io.onyxos.kit.parcel.sent.v1', '{parcel_id,number,content}', '{}');
            create table kit.effects (
              note_id uuid, number int, agency_id uuid not null default private.worker_agency_id(),
              at bigint generated always as identity, traceparent text default current_setting('onyx.traceparent', true),
              primary key (note_id, number));
            create table kit.counted (event_id uuid primary key, parcel_id uuid not null, number int not null check (number <> 13));
            grant select, insert on kit.counted to kit_worker;
            create table kit.numbers (note_id uuid primary key, number int not null);
            grant select, insert on kit.effects to kit_worker;
            grant select on kit.outbox to kit_caller;
            create policy "Tests look" on kit.outbox for select to kit_caller using (true);
            """;

    private static LocalPostgres postgres;
    private static final EventBroker BROKER = new EventBroker();

    static Connection postgres() throws SQLException {
        return postgres.connect();
    }

    /** The server itself, to be taken away and brought back. */
    static LocalPostgres database() {
        return postgres;
    }

    /** How large the records of a topic may be. */
    static void limit(String name, int bytes) throws Exception {
        try (Admin admin = Admin.create(EventBroker.settings())) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
            var largest = new ConfigEntry("max.message.bytes", String.valueOf(bytes));
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(largest, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            BROKER.start();
            try (Admin admin = Admin.create(EventBroker.settings())) {
                admin.createTopics(List.of(
                                new NewTopic("kit.note", 6, (short) 1),
                                new NewTopic("kit.parcel", 6, (short) 1),
                                new NewTopic("kit.dead-letter", 1, (short) 1)))
                        .all()
                        .get();
            }
            limit("kit.parcel", LARGEST_PARCEL);
            postgres = LocalPostgres.migrated(SupabaseProject.find());
            postgres.start();
            try (Connection connection = postgres();
                    var statement = connection.createStatement()) {
                statement.execute(SCHEMA);
            }
        } catch (Exception cannotStart) {
            stop();
            throw new IllegalStateException(cannotStart);
        }
        return settings();
    }

    /** What this process and others need to be the service. */
    static Map<String, String> settings() {
        return Map.of(
                "onyx.service", "kit",
                "onyx.events.contracts", "io/onyxos/kit/events/contract",
                "onyx.events.enabled", "false",
                "quarkus.http.test-port", "0",
                "quarkus.datasource.reactive.url", postgres.address().replace("jdbc:", ""),
                "kafka.bootstrap.servers", EventBroker.kafka().address());
    }

    @Override
    public void stop() {
        BROKER.stop();
        if (postgres != null) {
            postgres.close();
        }
    }
}
