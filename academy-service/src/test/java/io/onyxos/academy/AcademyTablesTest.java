package io.onyxos.academy;

import io.onyxos.kit.testing.matrix.TableMatrixTest;

class AcademyTablesTest extends TableMatrixTest {

    AcademyTablesTest() {
        super("academy");
    }
}
