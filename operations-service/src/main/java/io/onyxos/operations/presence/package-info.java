/** Who is on the clock now: the live list, and the stream that tells each change. */
package io.onyxos.operations.presence;
