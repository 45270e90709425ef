package io.onyxos.kit.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The CloudEvents type of a record, on the producer's side and on the consumer's own narrow record alike. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** {@code io.onyxos.<service>.<aggregate>.<past-tense verb>.v<n>}. */
    String value();
}
