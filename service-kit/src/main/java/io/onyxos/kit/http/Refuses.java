package io.onyxos.kit.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rules by which an operation refuses, beside what every operation refuses by. The contract lists them under the status
 * and with the sentence of their {@link Refusal}; a test that gets a code that the contract does not have fails.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {

    /** Codes of {@code refusals.properties}. */
    String[] value();
}
