package io.onyxos.kit.http;

import jakarta.ws.rs.BeanParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * The fields that a client may write in the body of the current request. The database refuses by columns, and a command has
 * fields for few of them or none.
 */
final class BodyFields {

    private static final Map<Method, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private BodyFields() {}

    /** Whether a pointer to this field leads anywhere; outside of a resource that is unknown and so true. */
    static boolean include(String field) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        return request == null
                || request.getTarget() == null
                || KNOWN.computeIfAbsent(request.getTarget().getLazyMethod().getMethod(), BodyFields::of)
                        .contains(field);
    }

    private static Set<String> of(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> !parameter.isAnnotationPresent(BeanParam.class))
                .flatMap(BodyFields::components)
                .map(component -> InvalidInput.snake(component.getName()))
                .collect(Collectors.toSet());
    }

    private static Stream<RecordComponent> components(Parameter parameter) {
        Type body = parameter.getType() == MergePatch.class
                ? ((ParameterizedType) parameter.getParameterizedType()).getActualTypeArguments()[0]
                : parameter.getType();
        return body instanceof Class<?> type && type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                : Stream.of();
    }
}
