package io.onyxos.kit.http;

import jakarta.annotation.Nullable;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what a resource method does not know: other query parameters, a single-valued one given twice, a value of the
 * wrong type. A misspelt filter must not silently return everything. A method with a body gets one, unless it says
 * {@link Nullable}.
 */
@Provider
public class StrictRequests implements ReaderInterceptor {

    private static final String DETAIL = "The query has a parameter that is unknown, repeated or unreadable.";

    private final Map<Method, Map<String, Expected>> expectations = new ConcurrentHashMap<>();

    /** What one query parameter may be. */
    private record Expected(Class<?> type, boolean repeatable) {

        String fault(List<String> values) {
            if (values.size() > 1 && !repeatable) {
                return "repeated_parameter";
            }
            Function<String, ?> reading = QueryValues.reading(type);
            try {
                values.forEach(value -> {
                    if (reading != null) {
                        reading.apply(value);
                    }
                });
                return null;
            } catch (RuntimeException unreadable) {
                return "invalid_parameter";
            }
        }
    }

    /** A command that says nothing more has no body to be of any type; where one is required, its absence is what is wrong. */
    @ServerRequestFilter(preMatching = true)
    public void takeNothingForJson(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        boolean silent = length == null
                && request.getHeaderString("Transfer-Encoding") == null
                && request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null;
        if (request.getMethod().equals("POST") && (silent || "0".equals(length))) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    /** A patch is not what it patches: other kinds of JSON are read by nobody, and a merge patch by {@code PATCH} alone. */
    @ServerRequestFilter
    public void refuseOtherKindsOfJson(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        String name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean patch = request.getMethod().equals(HttpMethod.PATCH) && name.equals(MergePatch.MEDIA_TYPE);
        if (name.endsWith("+json") && !patch) {
            throw Problem.of(415);
        }
    }

    @ServerRequestFilter
    public void refuseUnknownParameters(ContainerRequestContext request, ResourceInfo resource) {
        Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
        if (given.isEmpty() || resource.getResourceMethod() == null) {
            return;
        }
        Map<String, Expected> known =
                expectations.computeIfAbsent(resource.getResourceMethod(), StrictRequests::expectationsOf);
        given.forEach((name, values) -> {
            String fault = known.containsKey(name) ? known.get(name).fault(values) : "unknown_parameter";
            if (fault != null) {
                throw Problem.badRequest(fault, DETAIL).parameter(name, fault, DETAIL);
            }
        });
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        Object value = body.proceed();
        boolean optional = Arrays.stream(body.getAnnotations()).anyMatch(Nullable.class::isInstance);
        if (value == null && !optional) {
            throw Problem.badRequest("body_required", "This needs a body.");
        }
        return value;
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
