package io.onyxos.localstack.machine;

/** Why the stack does not start, in words for the person who started it: no stack trace belongs to it. */
public final class Refusal extends RuntimeException {

    public Refusal(String message) {
        super(message);
    }
}
