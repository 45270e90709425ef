/** When people really worked: entries with their breaks, and what managers decide about them. */
package io.onyxos.operations.timesheet;
