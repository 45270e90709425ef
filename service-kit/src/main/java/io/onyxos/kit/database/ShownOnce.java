package io.onyxos.kit.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The answer of this {@code POST} holds a secret that is shown once and readable nowhere afterwards. Under an
 * {@code Idempotency-Key} the work is still done at most once; a repeated request gets 409
 * {@code answer_shown_once} instead of the first answer, because there is none stored.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ShownOnce {}
