package io.onyxos.kit.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals texts that are stored as {@code bytea} and opens them again (AES-256-GCM by Tink). What is sealed is bound to the
 * place it is stored at, its associated data, such as {@code finance|<agency>|<person>|3}: moved to another row or column it
 * does not open. Each sealed text names its key, so that keys can be replaced: add a new primary key to the keyset
 * ({@link Keyset}), {@link #reseal} what is {@link #isStale}, then remove the old key.
 *
 * <p>A service that injects it sets {@code onyx.seal.enabled=true} at build time; it then starts only with a keyset in
 * {@code onyx.seal.keyset}.
 */
@Startup
@Singleton
@IfBuildProperty(name = "onyx.seal.enabled", stringValue = "true")
public class Seal {

    /** Tink begins a sealed text with a version byte and the four bytes of the key's id. */
    private static final int KEY_ID_AT = 1;

    private static final int PREFIX = 5;

    private final Aead aead;
    private final long primaryKeyId;

    /** @param keyset in Tink's JSON, as {@link Keyset} writes it */
    public Seal(@ConfigProperty(name = "onyx.seal.keyset") String keyset) {
        try {
            AeadConfig.register();
            KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
            aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
            primaryKeyId = Integer.toUnsignedLong(keys.getPrimary().getId());
        } catch (GeneralSecurityException unreadable) {
            // without the cause, which may quote the keyset
            throw new IllegalArgumentException("onyx.seal.keyset is not a keyset for AEAD in Tink's JSON");
        }
    }

    public byte[] seal(String secret, String associatedData) {
        try {
            return aead.encrypt(bytes(secret), bytes(associatedData));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("Sealing failed", failed);
        }
    }

    /** @throws IllegalStateException sealed for another place, altered, or by a key that is no longer in the keyset */
    public String open(byte[] sealed, String associatedData) {
        try {
            return new String(aead.decrypt(sealed, bytes(associatedData)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("A sealed text does not open with the key " + keyId(sealed), refused);
        }
    }

    /** Whether a text is sealed by another key than the primary one. */
    public boolean isStale(byte[] sealed) {
        return keyId(sealed) != primaryKeyId;
    }

    /** The same text under the primary key. */
    public byte[] reseal(byte[] sealed, String associatedData) {
        return seal(open(sealed, associatedData), associatedData);
    }

    /** The key that seals now; store the id beside what is sealed, to find what is stale. */
    public long primaryKeyId() {
        return primaryKeyId;
    }

    /** The key that a text is sealed by; -1 where it is no sealed text. */
    public static long keyId(byte[] sealed) {
        return sealed.length < PREFIX
                ? -1
                : Integer.toUnsignedLong(
                        ByteBuffer.wrap(Arrays.copyOf(sealed, PREFIX)).getInt(KEY_ID_AT));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
