package io.onyxos.social;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class SocialTablesTest extends TableMatrixTest {

    SocialTablesTest() {
        super("social");
    }
}
