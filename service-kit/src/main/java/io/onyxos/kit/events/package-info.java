/**
 * Events between services: appended to the outbox in the transaction of the change, relayed to Kafka in order, and
 * consumed exactly once in effect. A producer writes {@code outbox.append(new ModelArchived(model.id, from, now))}; a
 * consumer is a bean that implements {@link io.onyxos.kit.events.EventHandler}. What is only shown, to whoever is connected,
 * follows an {@link io.onyxos.kit.events.EventTail}.
 */
package io.onyxos.kit.events;
