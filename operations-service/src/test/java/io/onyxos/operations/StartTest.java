package io.onyxos.operations;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.kit.testing.ServiceStartTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class StartTest extends ServiceStartTest {}
