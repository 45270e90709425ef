/** A generated test: every list of a contract reads a page by an index, however many rows the agencies have. */
package io.onyxos.kit.testing.lists;
