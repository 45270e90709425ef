package io.onyxos.core.background;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class RetentionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AURORA = "a0000000-0000-4000-8000-000000000001";

    @Inject
    Batches batches;

    @BeforeEach
    void settleTheDemoData() {
        batches.expireAuditEntries().await().atMost(PATIENCE);
    }

    @Test
    void auditEntriesAreKeptForTwoYears() throws Exception {
        UUID row = UUID.randomUUID();
        entries(row, 3, "24 months 1 minute");
        entries(row, 2, "23 months 27 days");

        assertEquals(3, batches.expireAuditEntries().await().atMost(PATIENCE));
        assertEquals(List.of(2L), Sql.column("select count(*) from public.audit_entries where row_id = ?", row));
    }

    @Test
    void moreThanABatchGoesInBatchesHoweverManyReplicasTry() throws Exception {
        UUID row = UUID.randomUUID();
        entries(row, 10_001, "3 years");

        int expired = Uni.combine()
                .all()
                .unis(batches.expireAuditEntries(), batches.expireAuditEntries())
                .with(Integer::sum)
                .await()
                .atMost(PATIENCE);
        assertEquals(10_001, expired);
        assertEquals(List.of(0L), Sql.column("select count(*) from public.audit_entries where row_id = ?", row));
    }

    private static void entries(UUID row, int count, String age) throws Exception {
        Members.run(
                "insert into public.audit_entries (agency_id, at, actor_kind, action, table_name, row_id)"
                        + " select '" + AURORA + "', now() - ?::interval, 'system', 'update', 'tests', ?"
                        + " from generate_series(1, ?)",
                age,
                row,
                count);
    }
}
