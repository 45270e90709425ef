package io.onyxos.finance;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.kit.testing.matrix.OperationMatrixTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class TenantOperationsTest extends OperationMatrixTest {

    TenantOperationsTest() throws Exception {
        super("finance");
    }
}
