package io.onyxos.kit.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what a resource method does not know: other query parameters, a single-valued one given twice, a value of the
 * wrong type. A misspelt filter must not silently return everything. {@link AnyQuery} lets others through.
 */
@Provider
public class StrictRequests {

    private static final String DETAIL = "The query has a parameter that is unknown, repeated or unreadable.";

    private final Map<Method, Map<String, Expected>> expectations = new ConcurrentHashMap<>();

    /** What one query parameter may be. */
    private record Expected(Class<?> type, boolean repeatable) {

        void check(String name, List<String> values) {
            if (values.size() > 1 && !repeatable) {
                throw refusal(name, "repeated_parameter", DETAIL);
            }
            values.forEach(value -> checkText(name, value));
            Function<String, ?> reading = QueryValues.reading(type);
            try {
                values.forEach(value -> {
                    if (reading != null) {
                        reading.apply(value);
                    }
                });
            } catch (RuntimeException unreadable) {
                throw refusal(
                        name, "invalid_parameter", InvalidInput.oneOf(type).orElse(DETAIL));
            }
        }
    }

    @ServerRequestFilter
    public void refuseUnknownParameters(ContainerRequestContext request, ResourceInfo resource) {
        request.getUriInfo()
                .getPathParameters()
                .forEach((name, values) -> values.forEach(value -> checkText(name, value)));
        Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
        if (given.isEmpty() || resource.getResourceMethod() == null) {
            return;
        }
        Map<String, Expected> known =
                expectations.computeIfAbsent(resource.getResourceMethod(), StrictRequests::expectationsOf);
        boolean others = takesOthers(resource.getResourceMethod());
        given.forEach((name, values) -> {
            if (known.containsKey(name)) {
                known.get(name).check(name, values);
            } else if (!others) {
                throw refusal(name, "unknown_parameter", DETAIL);
            }
        });
    }

    private static boolean takesOthers(Method method) {
        return method.isAnnotationPresent(AnyQuery.class)
                || method.getDeclaringClass().isAnnotationPresent(AnyQuery.class);
    }

    private static void checkText(String name, String value) {
        Characters.fault(value, false).ifPresent(detail -> {
            throw refusal(name, "invalid_parameter", detail);
        });
    }

    private static Problem refusal(String parameter, String code, String detail) {
        return Problem.refused(code).parameter(parameter, detail);
    }

    private static Map<String, Expected> expectationsOf(Method method) {
        Map<String, Expected> expected = new HashMap<>();
        for (Parameter parameter : method.getParameters()) {
            collect(parameter, parameter.getName(), parameter.getParameterizedType(), expected);
        }
        return expected;
    }

    private static void collect(AnnotatedElement place, String javaName, Type type, Map<String, Expected> expected) {
        if (!(type instanceof Class<?>) && !(type instanceof ParameterizedType)) {
            // a type variable of a body: no bean of parameters
            return;
        }
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        String name = nameOf(place.getAnnotations(), javaName);
        if (name != null) {
            boolean repeatable = Collection.class.isAssignableFrom(raw);
            Class<?> single = repeatable && type instanceof ParameterizedType generic
                    ? (Class<?>) generic.getActualTypeArguments()[0]
                    : raw;
            expected.put(name, new Expected(single, repeatable));
            return;
        }
        for (Class<?> bean = raw; bean != null && isOurs(bean); bean = bean.getSuperclass()) {
            for (Field field : bean.getDeclaredFields()) {
                if (field.getType() != bean) {
                    collect(field, field.getName(), field.getGenericType(), expected);
                }
            }
        }
    }

    /** Bean parameters are records and classes of this product; nothing else is worth looking into. */
    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.onyxos.") && !type.isEnum();
    }

    private static String nameOf(Annotation[] annotations, String javaName) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof RestQuery query) {
                return query.value().isEmpty() ? javaName : query.value();
            }
        }
        return null;
    }
}
