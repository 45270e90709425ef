/** What every service's tests stand on: the embedded parts and the people of the demo agencies. */
package io.onyxos.kit.testing;
