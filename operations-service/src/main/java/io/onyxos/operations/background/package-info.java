/** Background work: what every replica does in its turns and nobody waits for. */
package io.onyxos.operations.background;
