package io.onyxos.operations.feed;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret in a calendar's address. The database has only its hash, which is of no use to a reader of the table. */
record FeedToken(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new token of 256 random bits. */
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
