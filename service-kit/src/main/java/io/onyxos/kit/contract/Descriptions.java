package io.onyxos.kit.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.github.therapi.runtimejavadoc.CommentVisitor;
import com.github.therapi.runtimejavadoc.Link;
import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.github.therapi.runtimejavadoc.Value;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Lets the contract say of fields and parameters what the {@code @param} of their records says. */
final class Descriptions {

    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final DotName QUERY_PARAM = DotName.createSimple(QueryParam.class);

    private final IndexView code;

    Descriptions(IndexView code) {
        this.code = code;
    }

    void describe(Schema schema, ClassInfo type) {
        Map<String, String> said = said(type);
        type.recordComponents().forEach(component -> {
            Schema property = schema.getProperties().get(Schemas.snake(component.name()));
            if (type.field(component.name()).hasAnnotation(UNWRAPPED)) {
                describe(schema, code.getClassByName(component.type().name()));
            } else if (property != null && property.getDescription() == null) {
                property.setDescription(said.get(component.name()));
            }
        });
    }

    /** @param bean what the method takes as one of its parameters, perhaps a record of query parameters */
    void describe(Iterable<Parameter> parameters, ClassInfo bean) {
        if (bean == null || !bean.isRecord()) {
            return;
        }
        Map<String, String> said = said(bean);
        Map<String, String> byQuery = new HashMap<>();
        bean.recordComponents().forEach(component -> {
            AnnotationInstance query = bean.field(component.name()).annotation(QUERY_PARAM);
            if (query != null) {
                byQuery.put(query.value().asString(), said.get(component.name()));
            }
        });
        for (Parameter parameter : parameters) {
            if (parameter.getDescription() == null && byQuery.get(parameter.getName()) != null) {
                parameter.setDescription(byQuery.get(parameter.getName()));
            }
        }
    }

    /** The compiler keeps it beside the class. */
    private static Map<String, String> said(ClassInfo type) {
        Map<String, String> said = new HashMap<>();
        for (ParamJavadoc component : RuntimeJavadoc.getJavadoc(
                        type.name().toString(), Thread.currentThread().getContextClassLoader())
                .getRecordComponents()) {
            Markdown text = new Markdown();
            component.getComment().visit(text);
            said.put(component.getName(), text.written.toString());
        }
        return said;
    }

    private static final class Markdown implements CommentVisitor {

        private final StringBuilder written = new StringBuilder();

        @Override
        public void commentText(String text) {
            written.append(text.replaceAll("\\s+", " "));
        }

        @Override
        public void inlineLink(Link link) {
            written.append(link.getLabel());
        }

        @Override
        public void inlineTag(String name, String text) {
            written.append('`').append(text).append('`');
        }

        @Override
        public void inlineValue(Value value) {
            throw new IllegalStateException("{@value} tells a client nothing: " + value);
        }
    }
}
