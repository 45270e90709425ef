/**
 * Events between services: appended to the outbox in the transaction of the change, relayed to Kafka in order, and
 * consumed exactly once in effect. A producer writes {@code outbox.append(new ModelArchived(model.id, from, now))}; a
 * consumer is a bean that implements {@link io.onyxos.kit.events.EventHandler}. {@link io.onyxos.kit.events.EventBatchHandler}
 * takes many at once, {@link io.onyxos.kit.events.EventFollower} lets every replica hear of events, and
 * {@link io.onyxos.kit.events.EventSender} sends what no transaction stands behind.
 */
package io.onyxos.kit.events;
