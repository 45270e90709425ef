package io.onyxos.kit.contract;

import io.onyxos.kit.http.AnyQuery;
import io.onyxos.kit.http.CsvBody;
import io.onyxos.kit.http.CsvWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/** What few operations take: CSV, and parameters that they do not know. */
final class Extras {

    private static final DotName ANY_QUERY = DotName.createSimple(AnyQuery.class);
    private static final DotName CSV_BODY = DotName.createSimple(CsvBody.class);

    private final IndexView code;

    Extras(IndexView code) {
        this.code = code;
    }

    void complete(Operation operation, MethodInfo method) {
        if (Operations.has(method, ANY_QUERY)) {
            operation.addParameter(otherParameters());
        }
        method.parameterTypes().stream()
                .filter(type -> type.name().equals(CSV_BODY))
                .forEach(type -> operation
                        .getRequestBody()
                        .setContent(OASFactory.createContent()
                                .addMediaType(
                                        CsvWriter.TYPE,
                                        OASFactory.createMediaType().schema(csv(type)))));
    }

    /** As OpenAPI says it: a form of any names. */
    private static Parameter otherParameters() {
        return OASFactory.createParameter()
                .name("others")
                .in(Parameter.In.QUERY)
                .description("Any other parameters; they are ignored")
                .style(Parameter.Style.FORM)
                .explode(true)
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .additionalPropertiesSchema(OASFactory.createSchema().addType(SchemaType.STRING)));
    }

    private Schema csv(Type body) {
        ClassInfo row = code.getClassByName(
                body.asParameterizedType().arguments().get(0).name());
        List<String> columns = row.recordComponentsInDeclarationOrder().stream()
                .map(RecordComponentInfo::name)
                .map(Schemas::snake)
                .toList();
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .description(columns.stream()
                        .collect(Collectors.joining(
                                "`, `", "RFC 4180 in UTF-8 with a header line; columns in any order: `", "`")))
                .examples(List.of(String.join(",", columns) + "\r\n"));
    }
}
