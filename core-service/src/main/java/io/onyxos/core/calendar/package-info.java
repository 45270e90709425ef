/** The calendar of an agency: its days, weeks, months and pay periods as instants. */
package io.onyxos.core.calendar;
