package io.onyxos.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.onyxos.kit.entity.StoredRow;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureRulesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                CallsPanache.class,
                RefersToPanache.class,
                DeletesById.class,
                DeletesByQuery.class,
                RemovesThroughMutiny.class,
                RemovesThroughStage.class,
                DeletesWithoutSession.class
            })
    void noEntityIsDeletedThroughHibernate(Class<?> offender) {
        assertEquals(1, violations(offender));
    }

    @Test
    void aStoredRowMayBeDeleted() {
        assertEquals(0, violations(DeletesStoredRows.class));
    }

    private static int violations(Class<?> offender) {
        return ArchitectureRules.rowsAreDeletedByStatements
                .evaluate(new ClassFileImporter().importClasses(offender))
                .getFailureReport()
                .getDetails()
                .size();
    }

    private static class Plain extends PanacheEntityBase {}

    private static class Stored extends StoredRow {}

    private static class CallsPanache {
        Uni<Void> delete(Plain row) {
            return row.delete();
        }
    }

    private static class RefersToPanache {
        Function<Plain, Uni<Void>> deletion = Plain::delete;
    }

    private static class DeletesById {
        Uni<Boolean> delete(UUID id) {
            return Stored.deleteById(id);
        }
    }

    private static class DeletesByQuery {
        Uni<Long> delete(UUID id) {
            return Stored.delete("id", id);
        }
    }

    private static class RemovesThroughMutiny {
        Uni<Void> delete(Mutiny.Session session, Stored row) {
            return session.remove(row);
        }
    }

    private static class RemovesThroughStage {
        Object delete(Stage.Session session, Stored row) {
            return session.remove(row);
        }
    }

    private static class DeletesWithoutSession {
        Uni<Void> delete(Mutiny.StatelessSession session, Stored row) {
            return session.delete(row);
        }
    }

    private static class DeletesStoredRows {
        Function<Stored, Uni<Void>> deletion = Stored::delete;

        Uni<Void> delete(Stored row) {
            return row.delete();
        }
    }
}
