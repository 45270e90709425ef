package io.onyxos.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads the bodies of requests, and refuses while it reads what would be dear to look at or cannot be stored. The mapper
 * that everything shares has no such rules, since it also reads events and rows of the database.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
public class JsonBodies implements MessageBodyReader<Object> {

    /** Several times what any body of the contracts needs; what is read within them takes a few MB. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(64)
            .maxNameLength(256)
            .maxTokenCount(100_000)
            .build();

    private final ObjectMapper mapper;

    JsonBodies(ObjectMapper shared) {
        mapper = shared.copy()
                .registerModule(new SimpleModule("bodies")
                        .setDeserializerModifier(new BoundedItems())
                        .addDeserializer(String.class, new OneLine()));
        mapper.getFactory().setStreamReadConstraints(LIMITS);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    /** Null where there is no body. */
    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try (JsonParser parser = new CheckedTokens(mapper.createParser(body))) {
            return parser.nextToken() == null
                    ? null
                    : mapper.readerFor(mapper.constructType(genericType)).readValue(parser);
        }
    }

    /** Points at what is beyond the limits, and checks every text and name, whatever is read from them. */
    private static final class CheckedTokens extends JsonParserDelegate {

        CheckedTokens(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token;
            try {
                token = super.nextToken();
            } catch (StreamConstraintsException beyond) {
                throw refusal("too_large", "must not be that long or that deep", this);
            }
            if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                check(getText(), true, this);
            }
            return token;
        }
    }

    private static final class OneLine extends StringDeserializer implements ContextualDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty field) {
            return field != null && field.getAnnotation(MultiLine.class) != null ? StringDeserializer.instance : this;
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            check(text, false, parser);
            return text;
        }
    }

    private static void check(String text, boolean manyLines, JsonParser parser) {
        Characters.fault(text, manyLines).ifPresent(detail -> {
            throw refusal(Characters.REFUSAL, detail, parser);
        });
    }

    private static Problem refusal(String code, String detail, JsonParser parser) {
        return Problem.refused(code)
                .at(parser.getParsingContext().pathAsPointer().toString(), detail);
    }
}
