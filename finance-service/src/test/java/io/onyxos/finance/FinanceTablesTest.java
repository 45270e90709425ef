package io.onyxos.finance;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class FinanceTablesTest extends TableMatrixTest {

    FinanceTablesTest() {
        super("finance");
    }
}
