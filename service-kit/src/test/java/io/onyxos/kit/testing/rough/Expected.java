package io.onyxos.kit.testing.rough;

import java.util.Set;

/** Which answers to a variant are right, besides being in the contract. */
enum Expected {

    /** Success or refusal: the variant is unusual and not wrong in every place. */
    ANY("an answer of the contract"),

    /** Any 4xx. */
    REFUSED("a refusal"),

    /** The request is malformed wherever it is sent. */
    BAD_REQUEST("400 or 413"),

    /** The body is in no media type that the operation reads. */
    UNSUPPORTED_TYPE("415");

    private static final Set<Integer> MALFORMED = Set.of(400, 413);

    private final String words;

    Expected(String words) {
        this.words = words;
    }

    boolean isMetBy(Answer answer) {
        int status = answer.status();
        return switch (this) {
            case ANY -> status >= 200 && status < 500;
            case REFUSED -> status >= 400 && status < 500;
            case BAD_REQUEST -> MALFORMED.contains(status) || answer.refusesEveryItem();
            case UNSUPPORTED_TYPE -> status == 415;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
