package io.onyxos.core;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class TenantTablesTest extends TableMatrixTest {

    TenantTablesTest() {
        super("core");
    }
}
