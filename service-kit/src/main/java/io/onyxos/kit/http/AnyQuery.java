package io.onyxos.kit.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ignores query parameters that the operation does not know, where every other operation refuses them. For links that people
 * share: applications add parameters of their own, such as {@code fbclid}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AnyQuery {}
