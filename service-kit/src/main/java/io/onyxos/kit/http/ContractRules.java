package io.onyxos.kit.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Writes into the contract what the kit does for every operation, so that no resource repeats it: bearer tokens,
 * problems, Idempotency-Key, merge patches and lower-case enums.
 */
public class ContractRules implements OASFilter {

    private static final String PATCH_PREFIX = "MergePatch";
    private static final String PROBLEM = "Problem";
    private static final String BEARER = "bearer";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getPaths() == null || contract.getPaths().getPathItems() == null) {
            return;
        }
        if (contract.getComponents() == null) {
            contract.setComponents(OASFactory.createComponents());
        }
        patches(contract);
        contract.getComponents().addSchema(PROBLEM, problem());
        contract.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .bearerFormat("JWT")
                                .description("Access token of Supabase Auth"));
        contract.getPaths().getPathItems().values().forEach(ContractRules::complete);
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(schema.getEnumeration().stream()
                    .map(value -> value instanceof String text ? text.toLowerCase(Locale.ROOT) : value)
                    .toList());
        }
        if (schema.getProperties() != null) {
            Map<String, Schema> named = new LinkedHashMap<>();
            schema.getProperties().forEach((name, property) -> named.put(InvalidInput.snake(name), property));
            schema.setProperties(named);
        }
        if (schema.getRequired() != null) {
            schema.setRequired(
                    schema.getRequired().stream().map(InvalidInput::snake).toList());
        }
        return schema;
    }

    private static void complete(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            operation.setOperationId(
                    InvalidInput.snake(operation.getOperationId().replace("Resource_", "_"))
                            .replace("__", "_"));
            boolean open =
                    operation.getSecurity() != null && operation.getSecurity().isEmpty();
            if (!open) {
                operation.setSecurity(
                        List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
                problems(operation, "401", "403");
            }
            problems(operation, "400", "404");
            if (method == PathItem.HttpMethod.POST) {
                operation.addParameter(
                        header(Idempotency.HEADER, "Repeats with the same key and request get the first answer"));
                problems(operation, "409", "422");
            } else if (method != PathItem.HttpMethod.GET) {
                problems(operation, "409", "422");
                needIfMatch(operation);
            }
        });
    }

    private static void needIfMatch(Operation operation) {
        boolean takesTag = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()));
        if (takesTag) {
            operation.getParameters().stream()
                    .filter(parameter -> "If-Match".equals(parameter.getName()))
                    .forEach(parameter -> parameter.required(true).description("ETag of the row as last read, or *"));
            problems(operation, "412", "428");
        }
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .minLength(1)
                        .maxLength(255));
    }

    private static void problems(Operation operation, String... statuses) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponses responses = operation.getResponses();
        for (String status : statuses) {
            responses.addAPIResponse(
                    status,
                    OASFactory.createAPIResponse()
                            .description(Problem.of(Integer.parseInt(status)).getMessage())
                            .content(OASFactory.createContent()
                                    .addMediaType(
                                            Problem.MEDIA_TYPE.toString(),
                                            OASFactory.createMediaType()
                                                    .schema(OASFactory.createSchema()
                                                            .ref("#/components/schemas/" + PROBLEM)))));
        }
    }

    /** A merge patch is its record without required fields. */
    private static void patches(OpenAPI contract) {
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        if (schemas == null) {
            return;
        }
        schemas.keySet().stream()
                .filter(name -> name.startsWith(PATCH_PREFIX))
                .toList()
                .forEach(name -> {
                    Schema whole = schemas.get(name.substring(PATCH_PREFIX.length()));
                    if (whole == null) {
                        return;
                    }
                    contract.getComponents()
                            .addSchema(
                                    name,
                                    OASFactory.createSchema()
                                            .addType(Schema.SchemaType.OBJECT)
                                            .description("RFC 7396: absent stays, null clears")
                                            .properties(whole.getProperties()));
                });
    }

    private static Schema problem() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema fault = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("pointer", text)
                .addProperty("parameter", text)
                .addProperty("code", text)
                .addProperty("detail", text);
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457; code is stable and for programs")
                .required(List.of("type", "title", "status", "code", "request_id"))
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("code", text)
                .addProperty("detail", text)
                .addProperty("request_id", text)
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(fault));
    }
}
