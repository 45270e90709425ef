/** Access: why somebody may do something, or why not. */
package io.onyxos.core.access;
