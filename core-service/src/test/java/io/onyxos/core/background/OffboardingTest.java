package io.onyxos.core.background;

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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class OffboardingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Never on the same date: they are 26 hours apart. */
    private static final ZoneId FIRST_ON_EARTH = ZoneId.of("Pacific/Kiritimati");

    private static final ZoneId LAST_ON_EARTH = ZoneId.of("Etc/GMT+12");

    @Inject
    Batches batches;

    @BeforeEach
    void settleTheDemoData() {
        offboard();
    }

    @Test
    void aModelIsArchivedWhenHerLastDayIsOver() throws Exception {
        Newcomer owner = founder(ZoneId.of("UTC"));
        LocalDate today = LocalDate.now(ZoneId.of("UTC"));
        UUID left = model(owner, today.minusDays(1), "active");
        UUID leftPaused = model(owner, today.minusDays(30), "paused");
        UUID leaving = model(owner, today.plusDays(1), "active");
        UUID neverBegan = model(owner, today.minusDays(2), "onboarding");

        assertEquals(2, offboard());
        assertEquals("archived", status(owner, left));
        assertEquals("archived", status(owner, leftPaused));
        assertEquals("active", status(owner, leaving));
        assertEquals("onboarding", status(owner, neverBegan));
        assertEquals(List.of("active"), archivedFrom(left));
        assertEquals(List.of("paused"), archivedFrom(leftPaused));
        assertEquals(0, offboard());
    }

    @Test
    void theDayIsOverWhereTheAgencyIs() throws Exception {
        LocalDate yesterday = LocalDate.now(FIRST_ON_EARTH).minusDays(1);
        Newcomer early = founder(FIRST_ON_EARTH);
        Newcomer late = founder(LAST_ON_EARTH);
        UUID over = model(early, yesterday, "active");
        UUID notOver = model(late, yesterday, "active");

        assertEquals(1, offboard());
        assertEquals("archived", status(early, over));
        assertEquals("active", status(late, notOver));
        Members.run("update public.models set left_on = null where id = ?", notOver);
    }

    @Test
    void afterDowntimeAllThatAreDueGoOnceHoweverManyReplicasTry() throws Exception {
        Newcomer owner = founder(ZoneId.of("UTC"));
        List<UUID> due = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            due.add(model(owner, LocalDate.parse("2026-01-01").plusDays(i), "active"));
        }

        List<Integer> counts = Uni.combine()
                .all()
                .unis(batches.offboard(), batches.offboard(), batches.offboard())
                .with(Integer.class, numbers -> numbers)
                .await()
                .atMost(PATIENCE);
        assertEquals(12, counts.stream().mapToInt(Integer::intValue).sum(), counts.toString());
        for (UUID model : due) {
            assertEquals(List.of("active"), archivedFrom(model));
        }
    }

    @Test
    void aModelThatSomebodyElseIsAtIsLeftToTheNextTurn() throws Exception {
        Newcomer owner = founder(ZoneId.of("UTC"));
        UUID held = model(owner, LocalDate.parse("2026-01-01"), "active");
        UUID free = model(owner, LocalDate.parse("2026-01-02"), "active");
        try (Sql other = Sql.holding("select from public.models where id = ? for update", held)) {
            assertEquals(1, offboard());
            assertEquals("archived", status(owner, free));
        }
        assertEquals(1, offboard());
        assertEquals("archived", status(owner, held));
    }

    private int offboard() {
        return batches.offboard().await().atMost(PATIENCE);
    }

    private static Newcomer founder(ZoneId zone) throws Exception {
        Newcomer founder = Newcomer.signUp();
        founder.found(Map.of("timezone", zone.getId())).then().statusCode(201);
        return founder;
    }

    private static UUID model(Newcomer owner, LocalDate leftOn, String status) throws Exception {
        UUID model = UUID.fromString(owner.post(
                        "/core/v1/models", Map.of("name", "Model " + UUID.randomUUID(), "left_on", leftOn.toString()))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        Members.run("update public.models set status = ? where id = ?", status, model);
        return model;
    }

    private static String status(Newcomer person, UUID model) {
        return person.asks().get("/core/v1/models/" + model).path("status");
    }

    private static List<Object> archivedFrom(UUID model) throws Exception {
        return Sql.column(
                "select payload ->> 'from' from core.outbox where aggregate_id = ?"
                        + " and event_type = 'io.onyxos.core.model.archived.v1'",
                model);
    }
}
