package io.onyxos.content;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class TenantTablesTest extends TableMatrixTest {

    TenantTablesTest() {
        super("content");
    }
}
