package io.onyxos.kit.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final String IBAN = "DE02 1203 0000 0000 2020 51 – Zoë";
    private static final String PLACE = "finance|agency|person|1";

    @Test
    void whatIsSealedOpensAtItsPlaceOnlyAndShowsNothing() throws Exception {
        Seal seal = new Seal(Keyset.create());

        byte[] sealed = seal.seal(IBAN, PLACE);

        assertEquals(IBAN, seal.open(sealed, PLACE));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("1203"));
        assertThrows(IllegalStateException.class, () -> seal.open(sealed, "finance|agency|person|2"));
        assertFalse(Arrays.equals(sealed, seal.seal(IBAN, PLACE)));
    }

    @Test
    void whatIsAlteredOrTooShortDoesNotOpen() throws Exception {
        Seal seal = new Seal(Keyset.create());
        byte[] sealed = seal.seal(IBAN, PLACE);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThrows(IllegalStateException.class, () -> seal.open(altered, PLACE));
        }
        assertThrows(IllegalStateException.class, () -> seal.open(new byte[3], PLACE));
        assertEquals(-1, Seal.keyId(new byte[3]));
    }

    @Test
    void aReplacedKeyOpensUntilAllIsResealedAndThenIsNotNeeded() throws Exception {
        String first = Keyset.create();
        Seal before = new Seal(first);
        byte[] old = before.seal(IBAN, PLACE);
        Seal both = new Seal(Keyset.withNewKey(first));

        assertTrue(both.isStale(old));
        assertEquals(before.primaryKeyId(), Seal.keyId(old));
        assertEquals(IBAN, both.open(old, PLACE));
        byte[] resealed = both.reseal(old, PLACE);

        assertFalse(both.isStale(resealed));
        assertEquals(both.primaryKeyId(), Seal.keyId(resealed));
        assertEquals(IBAN, both.open(resealed, PLACE));
        assertThrows(IllegalStateException.class, () -> before.open(resealed, PLACE));
        assertThrows(IllegalStateException.class, () -> both.reseal(old, "elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "secret-that-must-not-be-told", "{\"primaryKeyId\":1,\"key\":[]}"})
    void anUnreadableKeysetEndsTheStartWithoutBeingTold(String keyset) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> new Seal(keyset));

        assertFalse(refusal.toString().contains("told"));
        assertEquals(null, refusal.getCause());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "test", "local"})
    void theKeysetOfDevelopmentOpensWhatItSealedYesterday(String profile) {
        Seal seal = new Seal(settings(profile).getValue("onyx.seal.keyset", String.class));

        assertEquals(1_234_567_890, seal.primaryKeyId());
        assertArrayEquals(
                IBAN.getBytes(), seal.open(seal.seal(IBAN, PLACE), PLACE).getBytes());
    }

    @Test
    void productionHasNone() {
        assertThrows(NoSuchElementException.class, () -> settings("prod").getValue("onyx.seal.keyset", String.class));
    }

    private static SmallRyeConfig settings(String profile) {
        try {
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withProfile(profile)
                    .withSources(new PropertiesConfigSource(
                            Seal.class.getResource("/META-INF/microprofile-config.properties")))
                    .build();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
