package io.onyxos.kit.testing.rough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Contract;
import io.onyxos.kit.testing.matrix.OperationLine;
import io.onyxos.kit.testing.matrix.Violation;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What a careless or hostile client may send to each operation of a service gets an answer of its contract. A service's
 * test extends this, names the service and adds {@code @QuarkusTest} and its
 * {@link io.onyxos.kit.testing.ServiceStack}, with a test profile of its own, since it needs all demo data.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RoughHandlingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, OperationLine> lines;
    private DemoData data;

    protected RoughHandlingTest(String service) throws Exception {
        lines = OperationLine.of(service);
    }

    @BeforeAll
    void keepDemoData() throws Exception {
        data = DemoData.keep();
    }

    @AfterAll
    void close() throws Exception {
        data.close();
    }

    @TestFactory
    Stream<DynamicTest> everyOperationAnswersRoughHandlingAsItsContractSays() {
        Contract contract = Contract.served();
        Client client = new Client("http://localhost:" + RestAssured.port, PATIENCE);
        RoughHandling handling = new RoughHandling(client, contract, lines, data);
        return contract.operations()
                .map(operation -> DynamicTest.dynamicTest(
                        RoughHandling.nameOf(operation), () -> assertNone(handling.check(operation))));
    }

    private static void assertNone(List<Violation> violations) {
        assertEquals("", violations.stream().map(Violation::toString).collect(Collectors.joining("\n")));
    }
}
