/** How often one client may call: {@link io.onyxos.kit.limit.RateLimit}. */
package io.onyxos.kit.limit;
