package io.onyxos.core;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class CoreTablesTest extends TableMatrixTest {

    CoreTablesTest() {
        super("core");
    }
}
