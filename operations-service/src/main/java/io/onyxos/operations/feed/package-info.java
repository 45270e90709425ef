/** Shifts in people's own calendar programs, by secret addresses. */
package io.onyxos.operations.feed;
