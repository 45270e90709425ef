package io.onyxos.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a {@code PATCH}: an RFC 7396 merge patch of everything that {@code T} lets a client write. An absent field
 * stays, {@code null} clears, and the merged whole obeys the rules of {@code T}.
 *
 * <pre>{@code
 * public Uni<ModelResponse> edit(UUID id, MergePatch<ModelRequest> change) {
 *     return Model.required(id)
 *             .invoke(model -> model.apply(change.over(ModelRequest.of(model))))
 * }</pre>
 *
 * @param <T> the record that POST takes, too
 */
public final class MergePatch<T extends Record> {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    @Schema(hidden = true)
    private final ObjectNode change;

    @Schema(hidden = true)
    private final ObjectMapper mapper;

    @Schema(hidden = true)
    private final Validator validator;

    /** Never set: it tells the contract which record is patched. */
    private final T whole = null;

    private MergePatch(ObjectNode change, ObjectMapper mapper, Validator validator) {
        this.change = change;
        this.mapper = mapper;
        this.validator = validator;
    }

    /** Whether the client names this field (snake_case), be it with null. */
    public boolean names(String field) {
        return change.has(field);
    }

    /**
     * The current values with the change laid over them.
     *
     * @throws Problem never directly; an unknown field, a wrong type or a broken rule ends in 400
     */
    public T over(T current) {
        JsonNode merged = merge(mapper.valueToTree(current), change);
        @SuppressWarnings("unchecked") // a record's class is final, so it is T's own
        T whole = (T) read(merged, current.getClass());
        Set<ConstraintViolation<T>> violations = validator.validate(whole);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return whole;
    }

    private Object read(JsonNode merged, Class<?> type) {
        try {
            return mapper.treeToValue(merged, type);
        } catch (JsonProcessingException unfit) {
            throw new UncheckedIOException(unfit);
        }
    }

    /** RFC 7396, section 2. */
    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object : changes.objectNode();
        for (Map.Entry<String, JsonNode> field : changes.properties()) {
            if (field.getValue().isNull() && result.has(field.getKey())) {
                result.remove(field.getKey());
            } else {
                // a null for a name that is not there stays, so that reading can refuse an unknown name
                result.set(field.getKey(), merge(result.get(field.getKey()), field.getValue()));
            }
        }
        return result;
    }

    /** Keeps the change as it came: what it means as a whole is known only with the current values. */
    static final class Reader extends JsonDeserializer<MergePatch<?>> implements ContextualDeserializer {

        private final ObjectMapper mapper;
        private final Validator validator;
        private final JavaType whole;

        Reader(ObjectMapper mapper, Validator validator) {
            this(mapper, validator, null);
        }

        private Reader(ObjectMapper mapper, Validator validator, JavaType whole) {
            this.mapper = mapper;
            this.validator = validator;
            this.whole = whole;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Reader(mapper, validator, context.getContextualType().containedType(0));
        }

        @Override
        public MergePatch<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            ObjectNode change = context.readValue(parser, ObjectNode.class);
            refuseWhatNeverFits(change, context);
            return new MergePatch<>(change, mapper, validator);
        }

        /** A request that is wrong whatever the current values are is refused before anything is looked up. */
        private void refuseWhatNeverFits(ObjectNode change, DeserializationContext context) throws IOException {
            Set<ConstraintViolation<Object>> violations =
                    validator.validate(context.<Object>readTreeAsValue(change, whole));
            violations.removeIf(violation -> {
                Iterator<Path.Node> path = violation.getPropertyPath().iterator();
                String field = path.hasNext() ? InvalidInput.snake(path.next().getName()) : null;
                // what the change does not name has its current value, and inside an object there may be such, too
                return field == null || !change.has(field) || path.hasNext();
            });
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
        }
    }
}
