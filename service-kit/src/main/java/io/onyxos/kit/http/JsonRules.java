package io.onyxos.kit.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;

/**
 * JSON as every service reads and writes it: snake_case names, enums in lower case, instants in UTC, decimals as strings
 * because a double cannot hold money and most clients read numbers as doubles. Nothing is guessed: an unknown or doubled
 * field, a number where text belongs, or anything after the value is refused.
 */
@Singleton
class JsonRules implements ObjectMapperCustomizer {

    private final Validator validator;

    JsonRules(Validator validator) {
        this.validator = validator;
    }

    @Override
    public int priority() {
        // after the modules of Quarkus: of two readers of one class the later wins
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        mapper.setAnnotationIntrospector(AnnotationIntrospectorPair.create(
                mapper.getSerializationConfig().getAnnotationIntrospector(), new LowerCaseEnums()));
        mapper.getFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.getFactory().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        mapper.setDefaultLeniency(false);
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        refuseOtherScalars(mapper);
        mapper.registerModule(new SimpleModule("kit")
                .addDeserializer(BigDecimal.class, new Text<>(BigDecimal.class, QueryValues::decimal))
                .addDeserializer(Instant.class, new Text<>(Instant.class, QueryValues::instant))
                .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, QueryValues::date))
                .addDeserializer(MergePatch.class, new MergePatch.Reader(mapper, validator)));
    }

    private static void refuseOtherScalars(ObjectMapper mapper) {
        for (LogicalType type : new LogicalType[] {LogicalType.Integer, LogicalType.Float, LogicalType.Boolean}) {
            mapper.coercionConfigFor(type)
                    .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        }
        // UUID and the like: "" is none, and not null
        mapper.coercionConfigFor(LogicalType.OtherScalar)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Boolean).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    /** A scalar that is written as a string and as nothing else. */
    private static final class Text<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> reading;

        Text(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        @SuppressWarnings("unchecked") // Jackson's way to say: this value does not fit, and here is where it stands
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(com.fasterxml.jackson.core.JsonToken.VALUE_STRING)) {
                try {
                    return reading.apply(parser.getText());
                } catch (RuntimeException unreadable) {
                    return (T) context.handleWeirdStringValue(handledType(), parser.getText(), "unreadable");
                }
            }
            return (T) context.handleUnexpectedToken(handledType(), parser);
        }
    }

    private static final class LowerCaseEnums extends NopAnnotationIntrospector {

        @Override
        public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
            for (int i = 0; i < values.length; i++) {
                names[i] = values[i].name().toLowerCase(Locale.ROOT);
            }
            return names;
        }
    }
}
