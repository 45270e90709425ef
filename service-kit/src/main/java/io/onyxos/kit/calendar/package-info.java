/** Calendar dates in periods without gaps: weeks, months, pay periods. */
package io.onyxos.kit.calendar;
