package io.onyxos.kit.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HttpMethod;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** What Jackson and Bean Validation find wrong with a request, as problems that point at the field. */
final class InvalidInput {

    /** Of the faults of a request, only the first of these are told. */
    static final int MOST_FAULTS = 20;

    private static final Set<String> ABSENCE = Set.of("NotNull", "NotBlank", "NotEmpty");
    private static final Set<String> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private InvalidInput() {}

    /** Empty where an answer of ours broke the constraints: that is no fault of the client. */
    static Optional<Problem> of(ConstraintViolationException invalid) {
        Problem problem = Problem.refused("validation_failed");
        for (ConstraintViolation<?> violation : first(invalid.getConstraintViolations())) {
            for (Path.Node node : violation.getPropertyPath()) {
                if (node.getKind() == ElementKind.RETURN_VALUE) {
                    return Optional.empty();
                }
            }
            problem = add(problem, violation);
        }
        return Optional.of(problem);
    }

    /** As many as a problem tells, in the order of their paths. */
    private static List<ConstraintViolation<?>> first(Set<ConstraintViolation<?>> violations) {
        Map<ConstraintViolation<?>, String> paths = new IdentityHashMap<>();
        violations.forEach(
                violation -> paths.put(violation, violation.getPropertyPath().toString()));
        return violations.stream()
                .sorted(Comparator.comparing(paths::get))
                .limit(MOST_FAULTS)
                .collect(Collectors.toList());
    }

    /** Empty where it was our answer that could not be written. */
    static Optional<Problem> of(JsonProcessingException unreadable) {
        if (unreadable instanceof InvalidDefinitionException || unreadable.getProcessor() instanceof JsonGenerator) {
            return Optional.empty();
        }
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return Optional.of(at(unknown, "unknown_field", "There is no such field."));
        }
        if (unreadable instanceof JsonMappingException mismatch
                && !mismatch.getPath().isEmpty()) {
            return Optional.of(at(mismatch, "wrong_type", expected(mismatch)));
        }
        return Optional.of(Problem.refused("malformed_json").at("", "is not the JSON that is expected here"));
    }

    /** What a value of this type may be: {@code must be one of open, closed} for an enum; empty where that is not told. */
    static Optional<String> oneOf(Class<?> type) {
        return type == null || !type.isEnum()
                ? Optional.empty()
                : Optional.of(Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", "must be one of ", "")));
    }

    private static String expected(JsonMappingException mismatch) {
        Class<?> type = null;
        if (mismatch instanceof MismatchedInputException other) {
            type = other.getTargetType();
        } else if (mismatch instanceof ValueInstantiationException other) {
            type = other.getType().getRawClass();
        }
        return oneOf(type).orElse("The value has the wrong type or format.");
    }

    /** Rewrites a JSON or Java name the way every field is named. */
    static String snake(String name) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(name);
    }

    private static Problem at(JsonMappingException mismatch, String code, String detail) {
        String pointer = mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        return Problem.refused(code, detail).at(pointer, detail);
    }

    private static Problem add(Problem problem, ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        String argument = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                argument = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.isInIterable()) {
                    pointer.append('/').append(node.getIndex() == null ? node.getKey() : node.getIndex());
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    pointer.append('/').append(snake(node.getName()));
                }
            }
        }
        String code = code(violation);
        if (argument != null && pointer.isEmpty()) {
            return problem.parameter(snake(argument), code, violation.getMessage());
        }
        return argument != null && withoutBody()
                ? problem.parameter(pointer.substring(1), code, violation.getMessage())
                : problem.at(pointer.toString(), code, violation.getMessage());
    }

    static String code(ConstraintViolation<?> violation) {
        String rule = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return ABSENCE.contains(rule) ? "required" : snake(rule);
    }

    private static boolean withoutBody() {
        return WITHOUT_BODY.contains(CurrentRequestManager.get().getMethod());
    }
}
