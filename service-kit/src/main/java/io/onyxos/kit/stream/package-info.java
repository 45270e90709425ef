/**
 * Server-sent events: people who are connected to this replica see what happens as it happens. A service adds a
 * {@link io.onyxos.kit.stream.StreamSource} that says who may watch, what they see first and what an event means to them, and
 * an endpoint with {@link io.onyxos.kit.stream.Streamed}. The rest is here: places, heartbeat, repeated checks of the
 * permission, a snapshot before the news, and the end of clients that read too slowly.
 */
package io.onyxos.kit.stream;
