package io.onyxos.kit.seal;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** Makes the keysets of {@code onyx.seal.keyset}, for operators. */
public final class Keyset {

    private Keyset() {}

    /** Writes a keyset to standard output: a new one, or with {@code add} that of {@code ONYX_SEAL_KEYSET} with a new primary key. */
    public static void main(String[] arguments) throws GeneralSecurityException {
        boolean add = arguments.length == 1 && arguments[0].equals("add");
        System.out.println(add ? withNewKey(System.getenv("ONYX_SEAL_KEYSET")) : create());
    }

    /** A keyset of one AES-256-GCM key. */
    public static String create() throws GeneralSecurityException {
        AeadConfig.register();
        return json(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    }

    /** The keyset with one more key, which seals from now on; the others only open. */
    public static String withNewKey(String keyset) throws GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle.Builder keys = KeysetHandle.newBuilder(parse(keyset));
        keys.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary());
        return json(keys.build());
    }

    private static KeysetHandle parse(String keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private static String json(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get())
                .replaceAll("\\s+", "");
    }
}
