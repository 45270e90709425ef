package io.onyxos.academy;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class TenantTablesTest extends TableMatrixTest {

    TenantTablesTest() {
        super("academy");
    }
}
