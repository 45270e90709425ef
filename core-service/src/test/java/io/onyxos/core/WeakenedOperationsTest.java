package io.onyxos.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.kit.testing.matrix.OperationMatrix;
import io.onyxos.kit.testing.matrix.Violation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix of operations notices over HTTP when a policy is weak: each is weakened, judged and put back. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class WeakenedOperationsTest {

    private final OperationMatrix matrix = new OperationMatrix("core", Path.of("contract", "openapi.yaml"));

    WeakenedOperationsTest() throws Exception {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /core/v1/profiles               | profiles       | Members see their colleagues                    | NIGHTFALL_OWNER
            GET /core/v1/models/{id}            | models         | Members see the models in their scope           | NIGHTFALL_OWNER should get [404]
            GET /core/v1/model-terms/{id}       | model_terms    | Viewers of terms see them                       | NIGHTFALL_OWNER should get [404]
            GET /core/v1/audit-entries          | audit_entries  | Auditors see the trail, people their own acts   | NEWCOMER should get [403, 404]
            """)
    void aPolicyThatLetsEverybodySeeEverythingIsReported(String operation, String table, String policy, String finding)
            throws Exception {
        try (var superuser = ServiceStack.superuser();
                var statement = superuser.createStatement()) {
            String original = expression(statement, table, policy);
            statement.execute("alter policy \"%s\" on public.%s using (true)".formatted(policy, table));
            List<String> findings;
            try {
                findings = matrix.check(operation).stream()
                        .map(Violation::toString)
                        .toList();
            } finally {
                statement.execute("alter policy \"%s\" on public.%s using (%s)".formatted(policy, table, original));
            }

            assertTrue(findings.stream().anyMatch(f -> f.startsWith(operation + ": " + finding)), findings::toString);
            assertEquals(original, expression(statement, table, policy));
        }
    }

    @Test
    void anOperationWithoutALineIsReported() throws Exception {
        var strange = new OperationMatrix("core", Path.of("src", "test", "resources", "strange-contract.yaml"));

        assertEquals(
                List.of("POST /core/v1/strangers: give it a line in tenant-matrix/operations.csv"),
                strange.check("POST /core/v1/strangers").stream()
                        .map(Violation::toString)
                        .toList());
    }

    private static String expression(Statement statement, String table, String policy) throws Exception {
        try (var rows = statement.executeQuery(
                "select qual from pg_policies where tablename = '%s' and policyname = '%s'".formatted(table, policy))) {
            rows.next();
            return rows.getString(1);
        }
    }
}
