package io.onyxos.core.background;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class PurgeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Purge purge;

    @Test
    void whatAnAgencyOwnedGoesWithItAndTheAccountsStay() throws Exception {
        Newcomer owner = Newcomer.signUp();
        UUID agency = dueSince(owner, "1 second");
        String model = owner.post("/core/v1/models", Map.of("name", "Muse", "manager_id", owner.id()))
                .header("Location");
        owner.post(model + "/accounts", Map.of("platform", "x", "username", "muse"))
                .then()
                .statusCode(201);
        // in force, so that nobody may delete it
        owner.post(
                        model + "/terms",
                        Map.of("revenue_type", "any", "basis", "net", "agency_rate", "0.5", "valid_from", "2026-01-01"))
                .then()
                .statusCode(201);

        assertEquals(1, purge());
        for (Object table : Sql.column("select table_name::text from information_schema.columns"
                + " join information_schema.tables using (table_schema, table_name)"
                + " where table_schema = 'public' and column_name = 'agency_id' and table_type = 'BASE TABLE'")) {
            assertEquals(
                    List.of(0L),
                    Sql.column("select count(*) from public." + table + " where agency_id = ?", agency),
                    table.toString());
        }
        assertEquals(List.of(0L), alive(agency));
        assertEquals(List.of(1L), closedEvents(agency));
        assertEquals(List.of(1L), Sql.column("select count(*) from auth.users where id = ?", owner.id()));
        owner.found(Map.of()).then().statusCode(201);
    }

    @Test
    void anAgencyLivesUntilItsDayAndAfterItsOwnerThoughtAgain() throws Exception {
        Newcomer early = Newcomer.signUp();
        UUID tomorrow = dueSince(early, "-1 day");
        Newcomer saved = Newcomer.signUp();
        UUID cancelled = dueSince(saved, "1 hour");
        saved.asks()
                .post("/core/v1/agencies/" + cancelled + "/cancel-closing")
                .then()
                .statusCode(200);

        assertEquals(0, purge());
        assertEquals(List.of(1L), alive(tomorrow));
        assertEquals(List.of(1L), alive(cancelled));
    }

    @Test
    void afterDowntimeAllThatAreDueGoOnceHoweverManyReplicasTry() throws Exception {
        List<UUID> due = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            due.add(dueSince(Newcomer.signUp(), "40 days"));
        }

        List<Integer> counts = Uni.combine()
                .all()
                .unis(purge.run(), purge.run(), purge.run())
                .with(Integer.class, numbers -> numbers)
                .await()
                .atMost(PATIENCE);
        assertEquals(6, counts.stream().mapToInt(Integer::intValue).sum(), counts.toString());
        for (UUID agency : due) {
            assertEquals(List.of(1L), closedEvents(agency));
        }
        assertEquals(0, purge());
    }

    @Test
    void anAgencyThatSomebodyElseIsAtIsLeftToThem() throws Exception {
        UUID held = dueSince(Newcomer.signUp(), "2 days");
        UUID free = dueSince(Newcomer.signUp(), "1 day");
        try (Sql other = Sql.holding("select from public.agencies where id = ? for update", held)) {
            assertEquals(1, purge());
            assertEquals(List.of(1L), alive(held));
            assertEquals(List.of(0L), alive(free));
        }
        assertEquals(1, purge());
    }

    @Test
    void anAgencyThatCannotGoKeepsNoOther() throws Exception {
        UUID stuck = dueSince(Newcomer.signUp(), "2 days");
        UUID free = dueSince(Newcomer.signUp(), "1 day");
        Members.run("create table private.clings (agency_id uuid references public.agencies (id))");
        try {
            Members.run("insert into private.clings values (?)", stuck);

            assertEquals(1, purge());
            assertEquals(List.of(1L), alive(stuck));
            assertEquals(List.of(0L), closedEvents(stuck));
            assertEquals(List.of(0L), alive(free));
        } finally {
            Members.run("drop table private.clings");
        }
        assertEquals(1, purge());
    }

    @Test
    void aReplicaThatDiesInTheMiddleLeavesNothingHalfDone() throws Exception {
        Newcomer owner = Newcomer.signUp();
        UUID agency = dueSince(owner, "1 day");
        owner.post("/core/v1/models", Map.of("name", "Muse")).then().statusCode(201);
        try (Sql reader = Sql.holding("select from public.models where agency_id = ? for update", agency)) {
            CompletableFuture<Integer> cut = purge.run().subscribeAsCompletionStage();
            Sql.awaitWaiting("%purge_agency%", 1);
            Members.run("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = 'core_login' and query like '%purge_agency%'");

            assertEquals(0, cut.get(30, TimeUnit.SECONDS));
        }
        assertEquals(List.of(1L), alive(agency));
        assertEquals(List.of(0L), closedEvents(agency));
        owner.asks().get("/core/v1/models").then().statusCode(200).body("data.name", contains("Muse"));

        assertEquals(1, purge());
        assertEquals(List.of(1L), closedEvents(agency));
    }

    private int purge() {
        return purge.run().await().atMost(PATIENCE);
    }

    private static UUID dueSince(Newcomer owner, String interval) throws Exception {
        UUID agency = UUID.fromString(owner.agency().substring("/core/v1/agencies/".length()));
        Members.run("update public.agencies set closing_at = now() - ?::interval where id = ?", interval, agency);
        return agency;
    }

    private static List<Object> alive(UUID agency) throws Exception {
        return Sql.column("select count(*) from public.agencies where id = ?", agency);
    }

    private static List<Object> closedEvents(UUID agency) throws Exception {
        return Sql.column(
                "select count(*) from core.outbox where aggregate_id = ?"
                        + " and event_type = 'io.onyxos.core.agency.closed.v1'",
                agency);
    }
}
