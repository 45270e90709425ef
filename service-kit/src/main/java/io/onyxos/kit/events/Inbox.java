package io.onyxos.kit.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.Sql;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives each event to its handler once: the inbox entry and the handler's effect are one transaction. */
@ApplicationScoped
class Inbox {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What the handler appends in turn belongs to the same trace. */
    private static final String ENTER = "insert into %s.inbox (consumer, event_id)"
            + " select $1, $2 from set_config('onyx.traceparent', $3, true) on conflict do nothing";

    private final String service;
    private final Database database;
    private final Tracer tracer;
    private final MeterRegistry metrics;
    private final EventPayloads payloads;
    private final Map<String, EventHandler<?>> handlers = new HashMap<>();

    Inbox(
            @ConfigProperty(name = "onyx.service") String service,
            Database database,
            Tracer tracer,
            MeterRegistry metrics,
            EventPayloads payloads,
            @All List<EventHandler<?>> handlers) {
        this.service = service;
        this.database = database;
        this.tracer = tracer;
        this.metrics = metrics;
        this.payloads = payloads;
        for (EventHandler<?> handler : handlers) {
            String type = EventName.of(handler.consumes()).type();
            if (this.handlers.put(type, handler) != null) {
                throw new IllegalStateException("Two handlers of " + type + "; an event is handled in one transaction");
            }
        }
    }

    /** The topics on which the handled types arrive. */
    Set<String> topics() {
        return handlers.keySet().stream()
                .map(EventName::of)
                .map(EventName::topic)
                .collect(Collectors.toSet());
    }

    /**
     * Returns when the event is handled, was handled before, or is of no interest here.
     *
     * @throws RuntimeException what the handler or the database failed with; nothing has happened then
     */
    void receive(ReceivedEvent event) {
        EventHandler<?> handler = handlers.get(event.type());
        if (handler == null) {
            return;
        }
        Span span = Traces.receiving(tracer, event);
        try {
            if (handle(handler, event, span).await().atMost(PATIENCE)) {
                metrics.timer("event.end.to.end", "event_type", event.type())
                        .record(Duration.between(event.occurredAt(), Instant.now()));
            } else {
                metrics.counter("inbox.duplicates", "event_type", event.type()).increment();
            }
        } catch (RuntimeException failure) {
            span.setAttribute("error.type", failure.getClass().getName());
            throw failure;
        } finally {
            span.end();
        }
    }

    /** Whether the event was new. */
    private <T> Uni<Boolean> handle(EventHandler<T> handler, ReceivedEvent event, Span span) {
        T payload = payloads.read(event, handler.consumes());
        String trace = Traces.traceparent(span);
        return database.asWorker(event.agencyId(), () -> {
            Scope current = span.makeCurrent();
            return Sql.run(ENTER.formatted(service), service, event.id(), trace)
                    .map(entered -> entered == 1)
                    .call(isNew -> isNew
                            ? handler.handle(payload, event)
                            : Uni.createFrom().voidItem())
                    .eventually(current::close);
        });
    }
}
