package io.onyxos.kit.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.identity.WithIssuer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithIssuer.class)
class SealInAServiceTest {

    @Inject
    Seal seal;

    @Test
    void aServiceThatSealsHasTheKeysetOfItsProfile() {
        assertEquals("secret", seal.open(seal.seal("secret", "here"), "here"));
        assertEquals(1_234_567_890, seal.primaryKeyId());
    }
}
