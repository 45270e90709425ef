package io.onyxos.kit.events;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What this service does with many events of one type at once, where a transaction for each would be too slow; a bean. It has
 * a consumer group of its own, and each batch runs in one transaction as the worker across agencies.
 *
 * <p>There is no inbox: the handler itself makes sure that an event which comes again has no second effect, for example by
 * {@code insert … on conflict (id) do nothing returning} and counting only what was returned.
 *
 * <p>A failure of the infrastructure is tried again until it succeeds, and the partitions wait. After any other failure the
 * batch is split until the events that cause it stand alone; such an event is tried three times and then goes to the topic
 * {@code <service>.dead-letter}. So one bad event never holds up the others.
 *
 * @param <T> the consumer's own record of the event, annotated with its {@link EventType}
 */
public interface EventBatchHandler<T> {

    /** The record that the handler reads. */
    Class<T> consumes();

    /** The consumer group is {@code <service>.<name>}. */
    String name();

    /**
     * Does the work in the running transaction.
     *
     * @param events up to 500, those of one key in their order
     */
    Uni<?> handle(List<Delivered<T>> events);

    /**
     * One event of a batch.
     *
     * @param about what its envelope says, and the payload as it came
     * @param event the payload as the handler's record
     */
    record Delivered<T>(ReceivedEvent about, T event) {}
}
