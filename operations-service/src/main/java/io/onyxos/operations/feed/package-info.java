/** Shifts in people's own calendar programs, by addresses that nobody can guess. */
package io.onyxos.operations.feed;
