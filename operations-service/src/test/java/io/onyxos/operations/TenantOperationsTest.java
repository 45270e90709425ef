package io.onyxos.operations;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.kit.testing.matrix.OperationMatrixTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(TenantOperationsTest.OnUntouchedDemoData.class)
@QuarkusTestResource(ServiceStack.class)
class TenantOperationsTest extends OperationMatrixTest {

    /** A profile of one's own brings a database of one's own, which no other test has cleared. */
    public static final class OnUntouchedDemoData implements QuarkusTestProfile {}

    TenantOperationsTest() throws Exception {
        super("operations");
    }
}
