package io.onyxos.kit.contract;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.ShownOnce;
import io.onyxos.kit.http.MergePatch;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Completes operations from their resource methods: names, security, what is sent, and the problems there may be. */
final class Operations {

    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName AS_CALLER = DotName.createSimple(AsCaller.class);
    private static final DotName PERMIT_ALL = DotName.createSimple(PermitAll.class);
    private static final DotName SHOWN_ONCE = DotName.createSimple(ShownOnce.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final String JSON = "application/json";

    /** What is the same wherever it is sent, by the name that it has on the wire. */
    private static final Map<String, String> SHARED_PARAMETERS =
            Map.of("If-Match", "IfMatch", "limit", "Limit", "cursor", "Cursor", "dry_run", "DryRun");

    private final IndexView code;
    private final Refusals refusals;
    private final Descriptions descriptions;

    Operations(IndexView code, Refusals refusals, Descriptions descriptions) {
        this.code = code;
        this.refusals = refusals;
        this.descriptions = descriptions;
    }

    void complete(String path, HttpMethod verb, Operation operation) {
        MethodInfo method = methodOf(operation.getOperationId());
        boolean open = has(method, PERMIT_ALL);
        boolean repeatable = verb == HttpMethod.POST && writesAsCaller(method);
        name(operation, method);
        operation.setSecurity(
                open
                        ? List.of()
                        : List.of(OASFactory.createSecurityRequirement().addScheme("bearer")));
        if (operation.getParameters() != null) {
            method.parameterTypes()
                    .forEach(
                            type -> descriptions.describe(operation.getParameters(), code.getClassByName(type.name())));
        }
        boolean matching = shareParameters(operation);
        if (repeatable) {
            operation.addParameter(OASFactory.createParameter().ref("IdempotencyKey"));
        }
        mergePatch(operation);
        optionalBody(operation, method);
        new Extras(code).complete(operation, method);
        new Answers(code, operation).complete(verb, method, repeatable && !method.hasDeclaredAnnotation(SHOWN_ONCE));
        List<String> problems = new ArrayList<>(List.of("400", "default"));
        problems.addAll(open ? List.of() : List.of("401", "403"));
        problems.addAll(path.contains("{") ? List.of("404") : List.of());
        problems.addAll(verb == HttpMethod.GET ? List.of() : List.of("409"));
        problems.addAll(repeatable ? List.of("422") : List.of());
        problems.addAll(matching ? List.of("412", "428") : List.of());
        refusals.complete(problems, method, operation.getResponses());
    }

    /** Whether the method or its class has an annotation. */
    static boolean has(MethodInfo method, DotName annotation) {
        return method.hasDeclaredAnnotation(annotation)
                || method.declaringClass().hasDeclaredAnnotation(annotation);
    }

    private static void name(Operation operation, MethodInfo method) {
        if (operation.getTags() == null || operation.getTags().isEmpty()) {
            operation.addTag(method.declaringClass().simpleName().replaceAll("Resource$", ""));
        }
        OperationName name = new OperationName(operation.getTags().get(0), method.name());
        AnnotationInstance said = method.declaredAnnotation(OPERATION);
        if (said == null || said.value("operationId") == null) {
            operation.setOperationId(name.id());
        }
        if (operation.getSummary() == null) {
            operation.setSummary(name.summary());
        }
    }

    /** Whether the operation changes a row that the client must have seen in its present state. */
    private static boolean shareParameters(Operation operation) {
        if (operation.getParameters() == null) {
            return false;
        }
        List<Parameter> parameters = operation.getParameters();
        operation.setParameters(parameters.stream()
                // one that a resource refers to itself has no name
                .map(parameter -> parameter.getName() == null || !SHARED_PARAMETERS.containsKey(parameter.getName())
                        ? parameter
                        : OASFactory.createParameter().ref(SHARED_PARAMETERS.get(parameter.getName())))
                .toList());
        return parameters.stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()));
    }

    /** RFC 7396 bodies have their own type, and plain JSON for clients that cannot say it. */
    private static void mergePatch(Operation operation) {
        if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
            return;
        }
        MediaType plain = operation.getRequestBody().getContent().getMediaType(JSON);
        String schema = plain == null ? null : SchemaGraph.target(plain.getSchema());
        if (schema != null && schema.startsWith("MergePatch")) {
            operation
                    .getRequestBody()
                    .setContent(OASFactory.createContent()
                            .addMediaType(MergePatch.MEDIA_TYPE, plain)
                            .addMediaType(JSON, plain));
        }
    }

    /** A body that {@code StrictBodies} does not ask for. */
    private static void optionalBody(Operation operation, MethodInfo method) {
        boolean optional = method.annotations(NULLABLE).stream()
                .anyMatch(nullable -> nullable.target().kind() == AnnotationTarget.Kind.METHOD_PARAMETER);
        if (operation.getRequestBody() != null && optional) {
            operation.getRequestBody().setRequired(false);
        }
    }

    /** Only what writes in a transaction of the caller's keeps keys. */
    private static boolean writesAsCaller(MethodInfo method) {
        AnnotationInstance binding = method.hasDeclaredAnnotation(AS_CALLER)
                ? method.declaredAnnotation(AS_CALLER)
                : method.declaringClass().declaredAnnotation(AS_CALLER);
        return binding != null
                && (binding.value() == null || !binding.value().asEnum().equals(AsCaller.Mode.READ_ONLY.name()));
    }

    /** The build first calls an operation {@code <class>_<method>}, unless the resource gives it an id of its own. */
    private MethodInfo methodOf(String id) {
        for (AnnotationInstance operation : code.getAnnotations(OPERATION)) {
            if (operation.value("operationId") != null
                    && operation.value("operationId").asString().equals(id)) {
                return operation.target().asMethod();
            }
        }
        int end = id.lastIndexOf('_');
        return code.getClassByName(DotName.createSimple(id.substring(0, end))).methods().stream()
                .filter(method -> method.name().equals(id.substring(end + 1)))
                .findFirst()
                .orElseThrow();
    }
}
