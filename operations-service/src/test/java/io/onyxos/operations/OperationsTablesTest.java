package io.onyxos.operations;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class OperationsTablesTest extends TableMatrixTest {

    OperationsTablesTest() {
        super("operations");
    }
}
