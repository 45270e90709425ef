/** What people ask to have corrected of their own time, and what becomes of it. */
package io.onyxos.operations.correction;
