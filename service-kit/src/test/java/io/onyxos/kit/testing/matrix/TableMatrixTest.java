package io.onyxos.kit.testing.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.onyxos.localstack.postgres.LocalPostgres;
import io.onyxos.localstack.postgres.SupabaseProject;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The tables of one service, tried by everybody. A service's test extends this and names the service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TableMatrixTest {

    private final String service;
    private LocalPostgres postgres;
    private Connection superuser;
    private TableMatrix matrix;
    private CatalogueRules rules;

    protected TableMatrixTest(String service) {
        this.service = service;
    }

    @BeforeAll
    void open() throws Exception {
        postgres = LocalPostgres.migrated(SupabaseProject.find());
        postgres.start();
        superuser = postgres.connectAsSuperuser();
        superuser.setAutoCommit(false);
        rules = new CatalogueRules(superuser);
        matrix = new TableMatrix(service, superuser);
    }

    @AfterAll
    void close() throws Exception {
        if (superuser != null) {
            superuser.close();
        }
        postgres.close();
    }

    @Test
    void everyTableHasOneOwnerAndALine() throws Exception {
        assertNone(matrix.unlisted());
    }

    @Test
    void theLoginRoleMayBecomeItsCallerOrItsWorkerAndNothingElse() throws Exception {
        String login = service + "_login";
        try (var connection = postgres.dataSource(login, login).getConnection()) {
            assertNone(LoginRole.check(service, connection));
        }
    }

    @Test
    void functionsAreExecutedByTheirServiceAndWhomItsLinesName() throws Exception {
        assertNone(FunctionGrants.check(service, AccessTables.of(service), superuser));
    }

    @TestFactory
    Stream<DynamicTest> everybodyMayDoToATableWhatItsLinesSayAndNoMore() {
        return matrix.tables().stream()
                .map(table -> DynamicTest.dynamicTest(table, () -> assertNone(matrix.check(table))));
    }

    /** Proves that each half of a policy is watched: opened to everything, it makes the matrix complain of its table. */
    @TestFactory
    Stream<DynamicTest> halfAPolicyThatAdmitsEverythingIsNoticed() throws Exception {
        return Policy.narrowing(superuser, matrix.tables()).stream()
                .map(policy -> DynamicTest.dynamicTest(
                        policy.table() + ": " + policy.name() + ", " + policy.half(),
                        () -> assertFalse(findings(policy).isEmpty(), policy.opened())));
    }

    private List<Violation> findings(Policy policy) throws Exception {
        var before = superuser.setSavepoint();
        try (var statement = superuser.createStatement()) {
            statement.execute(policy.opened());
            return matrix.check(policy.table());
        } finally {
            superuser.rollback(before);
        }
    }

    @TestFactory
    Stream<DynamicTest> theCatalogueKeepsItsRules() {
        return rules.sentences().stream()
                .map(rule -> DynamicTest.dynamicTest(rule, () -> assertNone(rules.check(rule))));
    }

    static void assertNone(List<Violation> violations) {
        assertEquals("", violations.stream().map(Violation::toString).distinct().collect(Collectors.joining("\n")));
    }
}
