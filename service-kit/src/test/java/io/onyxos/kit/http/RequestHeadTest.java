package io.onyxos.kit.http;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {

    @ParameterizedTest
    @ValueSource(strings = {"api.onyxos.example", "localhost:8081", "/core", "https:///core"})
    void aPublicAddressWithoutSchemeOrHostIsRefusedByItsName(String address) {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> new RequestHead(List.of("localhost"), URI.create(address)));
        assertTrue(refusal.getMessage().contains("onyx.public-url needs a scheme and a host"), refusal.getMessage());
        assertTrue(refusal.getMessage().endsWith(address), refusal.getMessage());
    }
}
