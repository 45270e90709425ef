/** Sends every operation of a contract what a careless or hostile client would send, and judges the answers. */
package io.onyxos.kit.testing.rough;
