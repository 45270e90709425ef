/** The signed-in person's own standing. */
package io.onyxos.core.me;
