package io.onyxos.kit.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.events.EventFollower;
import io.onyxos.kit.events.ReceivedEvent;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Opens streams and keeps them: brings events to them while events arrive, and reads their sources in the meantime while
 * they do not.
 */
@ApplicationScoped
public class Streams implements EventFollower {

    private static final Logger LOG = Logger.getLogger(Streams.class);

    private final List<SourceStreams> sources;
    private final CurrentVertxRequest current;
    private volatile boolean connected;

    Streams(
            StreamSettings settings,
            CurrentVertxRequest current,
            MeterRegistry metrics,
            @All List<StreamSource> sources) {
        this.sources = sources.stream()
                .map(source -> new SourceStreams(source, settings))
                .toList();
        this.current = current;
        Gauge.builder("streams.open", () -> this.sources.stream()
                        .mapToInt(SourceStreams::size)
                        .sum())
                .register(metrics);
    }

    /** The stream of the {@link Streamed} endpoint that answers the request. */
    public Multi<OutboundSseEvent> open(ContainerRequestContext request, Sse sse) {
        Admission admitted = (Admission) request.getProperty(Admission.PROPERTY);
        return admitted.streams()
                .open(admitted, Vertx.currentContext(), current.getCurrent().response())
                .map(message -> message.in(sse));
    }

    SourceStreams of(Class<? extends StreamSource> type) {
        return sources.stream()
                .filter(streams -> type.isInstance(streams.source()))
                .findFirst()
                .orElseThrow();
    }

    /** Clients go to other replicas now; a stream that stayed would hold up the end of this one until it is cut. */
    void endAll(@Observes ShutdownDelayInitiatedEvent leaving) {
        sources.forEach(SourceStreams::close);
    }

    @Scheduled(every = "{onyx.streams.poll}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return connected ? Uni.createFrom().voidItem() : refreshAll(false);
    }

    @Override
    public Set<String> topics() {
        return sources.stream()
                .flatMap(streams -> streams.source().topics().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void connected() {
        connected = true;
        // what has happened while no events arrived
        refreshAll(true).subscribe().with(done -> LOG.debug("Snapshots told"));
    }

    @Override
    public void disconnected() {
        connected = false;
    }

    @Override
    public void received(ReceivedEvent event) {
        sources.forEach(streams -> streams.receive(event));
    }

    private Uni<Void> refreshAll(boolean always) {
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUniAndConcatenate(streams -> streams.refreshAll(always))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
