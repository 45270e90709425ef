package io.onyxos.social;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class TenantTablesTest extends TableMatrixTest {

    TenantTablesTest() {
        super("social");
    }
}
