package io.onyxos.operations.feed;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret in a calendar's address. The database knows its hash alone, so who reads it there can fetch nothing. */
record FeedToken(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 256 bits that nobody has seen. */
    static FeedToken random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new FeedToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What the database has instead. */
    byte[] hash() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Not the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "FeedToken[…]";
    }
}
