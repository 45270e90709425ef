package io.onyxos.localstack.auth;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Time-based one-time passwords of RFC 6238 as authenticator apps make them: SHA-1, 30 seconds, six digits. */
public final class Totp {

    private static final int STEP_SECONDS = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    static String newSecret() {
        var secret = new byte[20];
        RANDOM.nextBytes(secret);
        return new Base32().encodeAsString(secret);
    }

    /** The code that an app with this base32 secret shows at this moment. */
    public static String code(String secret, Instant at) {
        return code(secret, at.getEpochSecond() / STEP_SECONDS);
    }

    /** Whether it is the code of now, or of one step before or after for clocks that differ. */
    static boolean matches(String secret, String code, Instant now) {
        var step = now.getEpochSecond() / STEP_SECONDS;
        return code.equals(code(secret, step))
                || code.equals(code(secret, step - 1))
                || code.equals(code(secret, step + 1));
    }

    private static String code(String secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No HMAC-SHA1 in this JVM", e);
        }
    }
}
