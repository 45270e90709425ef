package io.onyxos.kit.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers 429 {@code too_many_requests} with {@code Retry-After} to calls beyond a number in a time, counted in the memory of
 * each replica. The contract of the operation says so. A call counts whatever its answer.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RateLimit {

    /** The code of the refusal. */
    String REFUSAL = "too_many_requests";

    /** Operations whose limits have the same name share them. */
    String name();

    /** How many calls in {@link #seconds()}; all of them may come at once. */
    int calls();

    int seconds() default 60;

    /** Whose calls are counted together. */
    Per per() default Per.NETWORK;

    /** Whose calls are counted together. */
    enum Per {
        /** An address of IPv4, or a /64 of IPv6, see {@code ClientNetwork}. */
        NETWORK,
        /** Who is signed in; for operations that need a token. */
        PERSON
    }
}
