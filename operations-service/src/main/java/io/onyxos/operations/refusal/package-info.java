/** What the database refuses by a rule of its own, told to clients with the field that it is about. */
package io.onyxos.operations.refusal;
