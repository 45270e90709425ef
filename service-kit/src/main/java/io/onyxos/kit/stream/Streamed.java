package io.onyxos.kit.stream;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that answers with {@link Streams#open}. Who asks is admitted or refused before it runs: once the status of a
 * stream is sent, a refusal could only cut it.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Streamed {

    Class<? extends StreamSource> value();
}
