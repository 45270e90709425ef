package io.onyxos.kit.contract;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.onyxos.kit.http.CsvBody;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.Refusal;
import io.onyxos.kit.http.Refuses;
import io.onyxos.kit.limit.RateLimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/**
 * Says with which codes an operation refuses: those of every operation by reference to the kit's answers, those that it
 * {@link Refuses} with in words beside them.
 */
final class Refusals {

    private static final DotName REFUSES = DotName.createSimple(Refuses.class);
    private static final DotName RATE_LIMIT = DotName.createSimple(RateLimit.class);
    private static final DotName CSV_BODY = DotName.createSimple(CsvBody.class);

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

    private final Components shared;

    Refusals(Components shared) {
        this.shared = shared;
    }

    /** @param everywhere the statuses that every operation of this kind may answer */
    void complete(List<String> everywhere, MethodInfo method, APIResponses responses) {
        everywhere.forEach(status -> responses.addAPIResponse(status, sharedAnswer(status)));
        codes(method)
                .map(Refusal::of)
                .collect(Collectors.groupingBy(Refusal::status, LinkedHashMap::new, Collectors.toList()))
                .forEach((status, rules) ->
                        responses.addAPIResponse(status.toString(), answer(status.toString(), rules, everywhere)));
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
    }

    /** What the operation says itself, and what comes with what it uses of the kit. */
    private static Stream<String> codes(MethodInfo method) {
        AnnotationInstance refuses = method.declaredAnnotation(REFUSES);
        List<String> codes = new ArrayList<>(
                refuses == null ? List.of() : List.of(refuses.value().asStringArray()));
        if (Operations.has(method, RATE_LIMIT)) {
            codes.add(RateLimit.REFUSAL);
        }
        if (method.parameterTypes().stream().anyMatch(type -> type.name().equals(CSV_BODY))) {
            codes.add(CsvBody.MALFORMED);
        }
        return codes.stream();
    }

    private APIResponse answer(String status, List<Refusal> rules, List<String> everywhere) {
        List<Refusal> own =
                rules.stream().filter(rule -> !isShared(status, rule)).toList();
        return own.isEmpty() ? sharedAnswer(status) : answer(status, own, everywhere.contains(status));
    }

    private boolean isShared(String status, Refusal rule) {
        Schema codes = shared.getSchemas().get(SHARED.getOrDefault(status, SHARED.get("default")) + "Code");
        return codes.getEnumeration().contains(rule.code());
    }

    private static APIResponse sharedAnswer(String status) {
        return OASFactory.createAPIResponse().ref(SHARED.get(status));
    }

    /** @param besides whether the codes of every operation may come, too */
    private APIResponse answer(String status, List<Refusal> rules, boolean besides) {
        List<Object> codes = rules.stream().<Object>map(Refusal::code).toList();
        String name = SHARED.getOrDefault(status, SHARED.get("default"));
        String title = HttpResponseStatus.valueOf(Integer.parseInt(status)).reasonPhrase();
        APIResponse known = shared.getResponses().get(name);
        Schema own = OASFactory.createSchema().addType(SchemaType.STRING).enumeration(codes);
        Schema all = OASFactory.createSchema()
                .addAnyOf(own)
                .addAnyOf(OASFactory.createSchema().ref(name + "Code"));
        Schema problem = OASFactory.createSchema()
                .addAllOf(OASFactory.createSchema().ref("Problem"))
                .addAllOf(OASFactory.createSchema().addProperty("code", besides ? all : own));
        return OASFactory.createAPIResponse()
                .description(rules.stream()
                        .map(rule -> "- `" + rule.code() + "`: " + rule.sentence())
                        .collect(Collectors.joining(
                                "\n", (SHARED.containsKey(status) ? known.getDescription() : title) + "\n\n", "")))
                .headers(known.getHeaders())
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE.toString(),
                                OASFactory.createMediaType().schema(problem).example(example(title, rules.get(0)))));
    }

    private static Map<String, Object> example(String title, Refusal rule) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "about:blank");
        example.put("title", title);
        example.put("status", rule.status());
        example.put("code", rule.code());
        example.put("detail", rule.sentence());
        example.put("request_id", "1f0e9a52-7a35-4c0a-8d0e-2b6f5f3f8f0a");
        return example;
    }
}
