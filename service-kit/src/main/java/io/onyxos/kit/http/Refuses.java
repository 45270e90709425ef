package io.onyxos.kit.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rules of its own by which an operation refuses, beside what every operation refuses by. The contract lists them with
 * their {@code onyx.refusals.<code>} from the service's settings, and a test that gets another code than the contract has
 * fails.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Refuses.All.class)
public @interface Refuses {

    int status();

    /** None where only those of every operation come, with a status that this one would not have. */
    String[] codes() default {};

    /** What the compiler makes of several. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface All {

        Refuses[] value();
    }
}
