package io.onyxos.content;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class ContentTablesTest extends TableMatrixTest {

    ContentTablesTest() {
        super("content");
    }
}
