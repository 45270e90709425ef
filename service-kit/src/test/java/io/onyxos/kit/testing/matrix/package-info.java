/**
 * The tenant matrix: everything that the catalogue and the contracts offer, tried by everybody, held against short tables
 * of what each may do.
 */
package io.onyxos.kit.testing.matrix;
