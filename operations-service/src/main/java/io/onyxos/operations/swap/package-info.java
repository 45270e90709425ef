/** Shifts that change hands because the people who have them ask for it. */
package io.onyxos.operations.swap;
