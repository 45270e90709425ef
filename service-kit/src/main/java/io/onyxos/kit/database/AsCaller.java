package io.onyxos.kit.database;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Runs each resource method in one transaction as the person who called: read-only for GET and HEAD. */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AsCaller {

    /** Which transaction the method needs. */
    @Nonbinding
    Mode value() default Mode.BY_HTTP_METHOD;

    /** How a method's transaction is opened. */
    enum Mode {
        /** Read-only for GET and HEAD, writing otherwise. */
        BY_HTTP_METHOD,
        /** A POST that only computes. */
        READ_ONLY,
        /** A GET that leaves a trace, such as an audited read. */
        READ_WRITE
    }
}
