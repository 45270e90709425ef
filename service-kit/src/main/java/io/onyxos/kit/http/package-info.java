/**
 * HTTP as every service speaks it: pages, tags, merge patches, idempotency, problems.
 *
 * <p>Refusals: a code, its status and its sentence stand on one line of {@code src/main/resources/refusals.properties}, those
 * of all services in the kit's file ({@link io.onyxos.kit.http.Refusal}). An operation names its codes in
 * {@link io.onyxos.kit.http.Refuses}; Java refuses by {@code Problem.refused("in_use")}, a SQL function by
 * {@code raise exception sqlstate 'PT409' using message = 'in_use'}, a constraint by its name or by
 * {@code onyx.constraints.<name>}. The build fails for a code that no file has, for a line that nothing uses, and for a
 * function whose status is another.
 */
package io.onyxos.kit.http;
