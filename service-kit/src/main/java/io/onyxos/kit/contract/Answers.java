package io.onyxos.kit.contract;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.CsvWriter;
import io.onyxos.kit.http.Versioned;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Completes what an operation answers when all is well: status, headers, tables. */
final class Answers {

    private static final DotName REST_RESPONSE = DotName.createSimple(RestResponse.class);
    private static final Set<DotName> WRAPPERS = Set.of(DotName.createSimple(Uni.class), REST_RESPONSE);
    private static final DotName VERSIONED = DotName.createSimple(Versioned.class);
    private static final DotName RESPONSE_STATUS = DotName.createSimple(ResponseStatus.class);

    private final IndexView code;
    private final Operation operation;

    Answers(IndexView code, Operation operation) {
        this.code = code;
        this.operation = operation;
    }

    void complete(HttpMethod verb, MethodInfo method, boolean replayed) {
        Type type = method.returnType();
        boolean created = false;
        while (WRAPPERS.contains(type.name())) {
            // a POST wraps its answer only to say where the new thing is
            created |= verb == HttpMethod.POST && type.name().equals(REST_RESPONSE);
            type = type.asParameterizedType().arguments().get(0);
        }
        APIResponse success = underItsStatus(method.declaredAnnotation(RESPONSE_STATUS), created);
        if (created) {
            header(success, "Location", "Location");
            describeDryRun(success);
        }
        if (isPaged()) {
            header(success, "Link", "Link");
        }
        if (replayed) {
            header(success, "Idempotency-Replayed", "IdempotencyReplayed");
        }
        if (isVersioned(type)) {
            header(success, "ETag", "ETag");
            if (verb == HttpMethod.GET) {
                operation.addParameter(OASFactory.createParameter().ref("IfNoneMatch"));
                operation
                        .getResponses()
                        .addAPIResponse("304", OASFactory.createAPIResponse().ref("NotModified"));
            }
        }
        describeTable(success);
    }

    private APIResponse underItsStatus(AnnotationInstance declared, boolean created) {
        Map<String, APIResponse> all = operation.getResponses().getAPIResponses();
        String written = all.keySet().stream()
                .filter(status -> status.startsWith("2"))
                .findFirst()
                .orElseThrow();
        APIResponse success = all.get(written);
        String usual = created ? "201" : success.getContent() == null ? "204" : written;
        String status = declared == null ? usual : declared.value().asString();
        if (!status.equals(written)) {
            operation.getResponses().removeAPIResponse(written);
            operation.getResponses().addAPIResponse(status, success);
            success.setDescription(
                    HttpResponseStatus.valueOf(Integer.parseInt(status)).reasonPhrase());
        }
        return success;
    }

    private boolean isPaged() {
        return takes("Cursor");
    }

    /** See {@link Created}: the answer that a POST gives under 201 is under 200 where it has made nothing. */
    private void describeDryRun(APIResponse success) {
        if (takes("DryRun")) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "200",
                            OASFactory.createAPIResponse()
                                    .description("What it would be, of a dry run")
                                    .content(success.getContent()));
        }
    }

    private boolean takes(String shared) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter ->
                                parameter.getRef() != null && parameter.getRef().endsWith("/" + shared));
    }

    private boolean isVersioned(Type answer) {
        ClassInfo type = code.getClassByName(answer.name());
        return type != null && type.interfaceNames().contains(VERSIONED);
    }

    private static void describeTable(APIResponse success) {
        if (success.getContent() != null && success.getContent().getMediaType(CsvWriter.TYPE) != null) {
            success.getContent()
                    .getMediaType(CsvWriter.TYPE)
                    .schema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.STRING)
                            .description("RFC 4180 with a header line: the fields of a row under their JSON names"));
        }
    }

    private static void header(APIResponse response, String name, String shared) {
        response.addHeader(name, OASFactory.createHeader().ref(shared));
    }
}
