/** How operations names models of core in its answers. */
package io.onyxos.operations.model;
