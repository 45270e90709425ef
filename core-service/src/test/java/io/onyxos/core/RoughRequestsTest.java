package io.onyxos.core;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.kit.testing.rough.RoughHandlingTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(RoughRequestsTest.OnDemoData.class)
@QuarkusTestResource(ServiceStack.class)
class RoughRequestsTest extends RoughHandlingTest {

    /** A profile of one's own brings a database of one's own, which no other test has changed. */
    public static final class OnDemoData implements QuarkusTestProfile {}

    RoughRequestsTest() throws Exception {
        super("core");
    }
}
