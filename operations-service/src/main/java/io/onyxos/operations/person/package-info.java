/** How operations names people of core in its answers. */
package io.onyxos.operations.person;
