package io.onyxos.kit.events;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The trace that runs from the request behind an event to the work of its consumers. */
final class Traces {

    private static final String TRACEPARENT = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private Traces() {}

    static Span receiving(Tracer tracer, ReceivedEvent event) {
        Context request = W3C.extract(Context.root(), event, new Carrier());
        return tracer.spanBuilder("process " + event.type())
                .setParent(request)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.message.id", event.id().toString())
                .startSpan();
    }

    /** Empty where nothing is traced. */
    static String traceparent(Span span) {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(Context.root().with(span), headers, Map::put);
        return headers.getOrDefault(TRACEPARENT, "");
    }

    private static final class Carrier implements TextMapGetter<ReceivedEvent> {

        @Override
        public Iterable<String> keys(ReceivedEvent event) {
            return List.of(TRACEPARENT);
        }

        @Override
        public String get(ReceivedEvent event, String key) {
            return key.equals(TRACEPARENT) ? event.traceparent() : null;
        }
    }
}
