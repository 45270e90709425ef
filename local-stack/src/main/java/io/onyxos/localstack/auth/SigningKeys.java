package io.onyxos.localstack.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The ES256 keys in the order of Supabase's states: standby (published, does not sign), current, previous (still trusted).
 * Kept in a JWK file that only its owner reads, so that tokens outlive a restart.
 */
final class SigningKeys {

    private final Path file;
    private List<PublicJsonWebKey> standbyCurrentPrevious;

    private SigningKeys(Path file, List<PublicJsonWebKey> keys) {
        this.file = file;
        this.standbyCurrentPrevious = keys;
    }

    static SigningKeys keptIn(Path file) throws IOException {
        try {
            if (Files.exists(file)) return new SigningKeys(file, read(file));
            var keys = new SigningKeys(file, List.of(generate(), generate()));
            keys.write();
            return keys;
        } catch (JoseException e) {
            throw new IOException("No signing keys in " + file, e);
        }
    }

    synchronized PublicJsonWebKey current() {
        return standbyCurrentPrevious.get(1);
    }

    /** A trusted key by its id. */
    synchronized Optional<PublicJsonWebKey> find(String keyId) {
        return standbyCurrentPrevious.stream()
                .filter(key -> key.getKeyId().equals(keyId))
                .findFirst();
    }

    /** The public halves, as {@code /.well-known/jwks.json} shows them. */
    synchronized String published() {
        return new JsonWebKeySet(standbyCurrentPrevious).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** The standby key signs from now on, what signed until now stays trusted, and a new standby key is published. */
    synchronized void rotate() {
        var rotated = new ArrayList<>(standbyCurrentPrevious);
        rotated.add(0, generate());
        replaceBy(rotated);
    }

    /** Tokens of previous keys are no longer trusted. */
    synchronized void revokePrevious() {
        replaceBy(List.copyOf(standbyCurrentPrevious.subList(0, 2)));
    }

    static PublicJsonWebKey generate() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(UUID.randomUUID().toString());
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            key.setUse("sig");
            key.setKeyOps(List.of("verify"));
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("This JVM makes no P-256 keys", e);
        }
    }

    private void replaceBy(List<PublicJsonWebKey> keys) {
        standbyCurrentPrevious = keys;
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PublicJsonWebKey> read(Path file) throws IOException, JoseException {
        var keys = new ArrayList<PublicJsonWebKey>();
        for (var key : new JsonWebKeySet(Files.readString(file)).getJsonWebKeys()) keys.add((PublicJsonWebKey) key);
        if (keys.size() < 2) throw new IOException(file + " needs a standby and a current key: remove it");
        return keys;
    }

    private void write() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "signing-keys", ".tmp", ownerOnly);
        Files.writeString(draft, new JsonWebKeySet(standbyCurrentPrevious).toJson(OutputControlLevel.INCLUDE_PRIVATE));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
