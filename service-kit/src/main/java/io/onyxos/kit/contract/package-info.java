/** The OpenAPI contract that the build writes: what the kit does for every operation, so that no resource repeats it. */
package io.onyxos.kit.contract;
