package io.onyxos.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.kit.testing.lists.ListPlanTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ListPlansTest extends ListPlanTest {

    ListPlansTest() throws IOException {}

    @Test
    void aListWithoutTheIndexOfItsOrderIsReported() throws Exception {
        Object definition = Sql.column("select pg_get_indexdef('public.idx_models_agency'::regclass)")
                .get(0);
        Members.run("drop index public.idx_models_agency");
        try {
            var findings = check("GET /core/v1/models");

            assertTrue(
                    findings.stream().anyMatch(found -> found.finding().startsWith("sorts 3750 rows")),
                    findings::toString);
            assertTrue(
                    findings.stream().anyMatch(found -> found.finding().contains("for a later page")),
                    findings::toString);
        } finally {
            Members.run((String) definition);
        }
    }
}
