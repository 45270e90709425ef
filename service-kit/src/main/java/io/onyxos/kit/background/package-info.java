/** Work that no request waits for: what every replica does in its turns. */
package io.onyxos.kit.background;
