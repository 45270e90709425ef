package io.onyxos.kit.events;

import io.smallrye.mutiny.Uni;

/**
 * What this service does when an event of another service arrives; a bean, at most one for each type. It runs as the
 * worker for the event's agency, in one transaction with the inbox entry: its effect happens once however often the
 * event is delivered, and in the aggregate's order. Effects outside the database may repeat.
 *
 * <p>A failure of the infrastructure is tried again until it succeeds, and the events behind it wait; any other failure
 * is tried three times, then the event goes to the topic {@code <service>.dead-letter}. Replayed from there it comes after
 * events that it had preceded, so a handler asks how things stand now and does nothing that is no longer true.
 *
 * <pre>{@code
 * @EventType("io.onyxos.core.model.archived.v1")
 * record ModelArchived(UUID modelId, Instant at) {}
 *
 * @ApplicationScoped
 * class EndAssignments implements EventHandler<ModelArchived> {
 *     public Class<ModelArchived> consumes() {
 *         return ModelArchived.class;
 *     }
 *
 *     public Uni<?> handle(ModelArchived archived, ReceivedEvent event) {
 *         return ModelAssignment.endAllOf(archived.modelId(), archived.at());
 *     }
 * }
 * }</pre>
 *
 * @param <T> the consumer's own record of the event: the fields it needs, the others are ignored
 */
public interface EventHandler<T> {

    /** The record, annotated with the {@link EventType} that it reads. */
    Class<T> consumes();

    /** Does the work in the running transaction. */
    Uni<?> handle(T event, ReceivedEvent about);
}
