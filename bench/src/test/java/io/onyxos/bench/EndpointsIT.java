package io.onyxos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onyxos.kit.testing.ServiceStack;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** That what the comparison measures works and is comparable; how fast it is, no test says. */
class EndpointsIT {

    private static final Path ROOT = Path.of("..");
    private static final Path STATEMENTS = Path.of("statements");

    private static final Pattern MAY_BE_EMPTY = Pattern.compile("from public.(timesheet_breaks|model_accounts)");

    private static ServiceStack stack;
    private static Map<String, String> settings;
    private static Servers servers;

    @BeforeAll
    static void start() throws Exception {
        for (String name : Servers.NAMES) {
            assumeTrue(Files.exists(MeasuredService.jar(ROOT.resolve(name + "-service"))), name + " is not built");
        }
        stack = new ServiceStack();
        settings = stack.start();
        World.fill(60, 40, 16, 32);
        servers = Servers.start(ROOT, settings);
    }

    @AfterAll
    static void stop() throws Exception {
        if (servers != null) servers.close();
        if (stack != null) stack.stop();
    }

    @AfterEach
    void undo() throws Exception {
        World.undoWrites();
    }

    @TestFactory
    Stream<DynamicTest> peerAnswersWhatTheServiceAnswers() throws Exception {
        return Endpoints.all().stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> {
                    var expected = Answers.of(servers.services().get(endpoint.service()), endpoint, 0);
                    assumeTrue(!servers.peers().isEmpty(), "there is no npm");
                    assertEquals(expected, Answers.of(servers.peers().get(endpoint.service()), endpoint, 1));
                }));
    }

    @TestFactory
    Stream<DynamicTest> statementsRunForTheCallerAndForTheOwner() throws Exception {
        return Endpoints.all().stream().flatMap(endpoint -> Stream.of(Statements.values())
                .map(role -> DynamicTest.dynamicTest(endpoint.name() + " as " + role, () -> run(endpoint, role))));
    }

    @TestFactory
    Stream<DynamicTest> pgbenchRunsThem() throws Exception {
        assumeTrue(Pgbench.isInstalled(), "there is no pgbench");
        var pgbench = new Pgbench(URI.create(settings.get("quarkus.datasource.reactive.url")), STATEMENTS);
        return Endpoints.all().stream().flatMap(endpoint -> Stream.of(Statements.values())
                .map(role -> DynamicTest.dynamicTest(
                        endpoint.name() + " as " + role, () -> pgbench.run(endpoint, role, "--transactions=2"))));
    }

    @Test
    void identityIsTheStatementThatTheServicesSend() throws Exception {
        var sent = Class.forName("io.onyxos.kit.database.Access").getDeclaredField("AS_CALLER");
        sent.setAccessible(true);
        var number = new int[1];
        String numbered = Pattern.compile("(?<!:):[a-z_]+")
                .matcher(Statements.CALLER.text(STATEMENTS, "identity"))
                .replaceAll(parameter -> "\\$" + ++number[0]);
        assertEquals(sent.get(null), numbered.replaceAll("\\s+", " ").strip());
    }

    private static void run(Endpoint endpoint, Statements role) throws Exception {
        String user = role == Statements.CALLER ? endpoint.service() + "_login" : "postgres";
        Map<String, String> values = role.parameters(endpoint);
        values.put("turn", "0");
        values.put("client_id", "0");
        try (var database = DriverManager.getConnection(
                        "jdbc:" + settings.get("quarkus.datasource.reactive.url"), user, user);
                var statement = database.createStatement()) {
            for (var transaction : role.transactions(STATEMENTS, endpoint)) {
                for (var sql : transaction) {
                    boolean hasRows = statement.execute(Statements.literal(sql, values));
                    // who may see nothing is fast
                    if (hasRows && !MAY_BE_EMPTY.matcher(sql).find()) {
                        assertTrue(statement.getResultSet().next(), sql);
                    }
                }
            }
        }
    }
}
