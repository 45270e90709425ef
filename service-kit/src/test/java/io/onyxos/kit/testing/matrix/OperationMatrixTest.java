package io.onyxos.kit.testing.matrix;

import static io.onyxos.kit.testing.matrix.TableMatrixTest.assertNone;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The operations of one service, tried by everybody. A service's test extends this, names the service and adds
 * {@code @QuarkusTest} and its {@link io.onyxos.kit.testing.ServiceStack}.
 */
public abstract class OperationMatrixTest {

    private final OperationMatrix matrix;

    protected OperationMatrixTest(String service) throws Exception {
        matrix = new OperationMatrix(service, Path.of("contract", "openapi.yaml"));
    }

    @Test
    void everyLineIsOfAnOperation() {
        assertNone(matrix.superfluous());
    }

    @TestFactory
    Stream<DynamicTest> everybodyMayDoWhatTheLineOfAnOperationSaysAndNoMore() {
        return matrix.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation, () -> assertNone(matrix.check(operation))));
    }
}
