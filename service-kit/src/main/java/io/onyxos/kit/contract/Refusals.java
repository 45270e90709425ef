package io.onyxos.kit.contract;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.Refuses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Says with which codes an operation refuses: those of every operation by reference to the kit's answers, those that it
 * {@link Refuses} with in words beside them.
 */
final class Refusals {

    private static final DotName REFUSES = DotName.createSimple(Refuses.class);

    /** The kit's answer of a status; the codes that it may carry anywhere are the schema of its name and {@code Code}. */
    private static final Map<String, String> SHARED = Map.of(
            "400", "BadRequest",
            "401", "Unauthorized",
            "403", "Forbidden",
            "404", "NotFound",
            "409", "Conflict",
            "412", "PreconditionFailed",
            "422", "Unprocessable",
            "428", "PreconditionRequired",
            "default", "Problem");

    private final IndexView code;
    private final Components shared;

    Refusals(IndexView code, Components shared) {
        this.code = code;
        this.shared = shared;
    }

    /** @param everywhere the statuses that every operation of this kind may answer */
    void complete(List<String> everywhere, MethodInfo method, APIResponses responses) {
        everywhere.forEach(status -> responses.addAPIResponse(status, sharedAnswer(status)));
        for (AnnotationInstance refusal : method.declaredAnnotationsWithRepeatable(REFUSES, code)) {
            String status = Integer.toString(refusal.value("status").asInt());
            AnnotationValue codes = refusal.value("codes");
            responses.addAPIResponse(
                    status,
                    codes == null
                            ? sharedAnswer(status)
                            : answer(status, List.of(codes.asStringArray()), everywhere.contains(status)));
        }
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
    }

    private static APIResponse sharedAnswer(String status) {
        return OASFactory.createAPIResponse().ref(SHARED.get(status));
    }

    /** @param besides whether the codes of every operation may come, too */
    private APIResponse answer(String status, List<String> codes, boolean besides) {
        String name = SHARED.getOrDefault(status, SHARED.get("default"));
        String title = HttpResponseStatus.valueOf(Integer.parseInt(status)).reasonPhrase();
        APIResponse known = shared.getResponses().get(name);
        Schema own = OASFactory.createSchema().addType(SchemaType.STRING).enumeration(List.copyOf(codes));
        Schema all = OASFactory.createSchema()
                .addAnyOf(own)
                .addAnyOf(OASFactory.createSchema().ref(name + "Code"));
        Schema problem = OASFactory.createSchema()
                .addAllOf(OASFactory.createSchema().ref("Problem"))
                .addAllOf(OASFactory.createSchema().addProperty("code", besides ? all : own));
        return OASFactory.createAPIResponse()
                .description(codes.stream()
                        .map(one -> "- `" + one + "`: " + sentence(one))
                        .collect(Collectors.joining(
                                "\n", (SHARED.containsKey(status) ? known.getDescription() : title) + "\n\n", "")))
                .headers(known.getHeaders())
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE.toString(),
                                OASFactory.createMediaType()
                                        .schema(problem)
                                        .example(example(status, title, codes.get(0)))));
    }

    private static Map<String, Object> example(String status, String title, String code) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "about:blank");
        example.put("title", title);
        example.put("status", Integer.valueOf(status));
        example.put("code", code);
        example.put("detail", sentence(code));
        example.put("request_id", "1f0e9a52-7a35-4c0a-8d0e-2b6f5f3f8f0a");
        return example;
    }

    private static String sentence(String code) {
        return ConfigProvider.getConfig()
                .getOptionalValue("onyx.refusals." + code, String.class)
                .orElseThrow(() -> new IllegalStateException("Nobody is told what " + code
                        + " means: add onyx.refusals." + code + "=… to application.properties"));
    }
}
