package io.onyxos.kit.testing.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.kit.testing.matrix.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The lists of one service, called for two large agencies. A service's test extends this and adds {@code @QuarkusTest} and
 * its {@link ServiceStack}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ListPlanTest {

    private final List<ListOperation> lists;
    private LargeAgencies agencies;
    private PlanLog log;
    private ListPlans plans;

    protected ListPlanTest() throws IOException {
        lists = ListOperation.in(Path.of("contract", "openapi.yaml"));
    }

    @BeforeAll
    void open() throws Exception {
        if (!lists.isEmpty()) {
            agencies = new LargeAgencies(ServiceStack.superuser());
            agencies.fill();
            log = new PlanLog(ServiceStack.superuser(), ServiceStack.log());
            plans = new ListPlans(agencies, log);
        }
    }

    @AfterAll
    void close() throws Exception {
        if (log != null) {
            log.close();
        }
        if (agencies != null) {
            agencies.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> aPageIsReadByAnIndexInTheOrderOfTheList() {
        return lists.stream()
                .map(list -> DynamicTest.dynamicTest(list.name(), () -> assertEquals("", text(check(list)))));
    }

    /** What is wrong with a list of the contract, such as {@code GET /core/v1/models}. */
    protected List<Violation> check(String name) throws Exception {
        return check(lists.stream()
                .filter(list -> list.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    private List<Violation> check(ListOperation list) throws Exception {
        return plans.check(list);
    }

    private static String text(List<Violation> violations) {
        return violations.stream().map(Violation::toString).distinct().collect(Collectors.joining("\n"));
    }
}
