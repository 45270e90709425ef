/** Assignments: which person is responsible for which model, by days of the agency. */
package io.onyxos.operations.assignment;
