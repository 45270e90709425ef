package io.onyxos.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops reading a list or map at the first item beyond the {@code @Size(max)} of its field, or beyond {@link #MOST}, and
 * a body at the first item beyond {@link #MOST_TOGETHER}. Bean Validation would look into every item first, also of a
 * list that it finds too long, and each violation allocates about 10 KB.
 */
final class BoundedItems extends BeanDeserializerModifier {

    /** Items of a list or map whose field does not say how many. */
    static final int MOST = 1000;

    /** Items of all lists and maps of a body, which counts where lists are in items of lists. */
    static final int MOST_TOGETHER = 2000;

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyCollectionDeserializer(
            DeserializationConfig config, CollectionType type, BeanDescription items, JsonDeserializer<?> reader) {
        return new Bounded(reader, MOST);
    }

    @Override
    public JsonDeserializer<?> modifyMapDeserializer(
            DeserializationConfig config, MapType type, BeanDescription items, JsonDeserializer<?> reader) {
        return new Bounded(reader, MOST);
    }

    @Override
    public JsonDeserializer<?> modifyArrayDeserializer(
            DeserializationConfig config, ArrayType type, BeanDescription items, JsonDeserializer<?> reader) {
        return new Bounded(reader, MOST);
    }

    private static final class Bounded extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final int most;

        Bounded(JsonDeserializer<?> reader, int most) {
            super(reader);
            this.most = most;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty field)
                throws JsonMappingException {
            Size size = field == null ? null : field.getAnnotation(Size.class);
            return new Bounded(
                    context.handleSecondaryContextualization(getDelegatee(), field, context.getContextualType()),
                    size == null || size.max() == Integer.MAX_VALUE ? MOST : size.max());
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
            return new Bounded(reader, most);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return super.deserialize(
                    parser.currentToken().isStructStart() ? new Counting(parser, most, ofBody(context)) : parser,
                    context);
        }

        /** The items read so far. */
        private static AtomicInteger ofBody(DeserializationContext context) {
            if (context.getAttribute(BoundedItems.class) == null) {
                context.setAttribute(BoundedItems.class, new AtomicInteger());
            }
            return (AtomicInteger) context.getAttribute(BoundedItems.class);
        }
    }

    private static final class Counting extends JsonParserDelegate {

        private final JsonStreamContext items;
        private final int most;
        private final AtomicInteger ofBody;
        private int read;

        Counting(JsonParser parser, int most, AtomicInteger ofBody) {
            super(parser);
            this.items = parser.getParsingContext();
            this.most = most;
            this.ofBody = ofBody;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            if (items.getCurrentIndex() == read) {
                read++;
                if (read > most) {
                    throw refusal("may have " + most + " items");
                }
                int together = Math.max(most, MOST_TOGETHER);
                if (ofBody.incrementAndGet() > together) {
                    throw refusal("may have " + together + " items together with all other lists");
                }
            }
            return token;
        }

        private Problem refusal(String detail) {
            return Problem.refused("too_many_items")
                    .at(items.getParent().pathAsPointer().toString(), detail);
        }
    }
}
