package io.onyxos.localstack;

/** Why the stack does not start, in words for the person who started it: no stack trace belongs to it. */
final class Refusal extends RuntimeException {

    Refusal(String message) {
        super(message);
    }
}
