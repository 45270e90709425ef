package io.onyxos.operations;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class TenantTablesTest extends TableMatrixTest {

    TenantTablesTest() {
        super("operations");
    }
}
