package io.onyxos.academy;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.kit.testing.lists.ListPlanTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ListPlansTest extends ListPlanTest {

    ListPlansTest() throws IOException {}
}
