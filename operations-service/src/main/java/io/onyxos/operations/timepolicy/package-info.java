/** An agency's rules of time: when one may clock in, what is late, what is paid. */
package io.onyxos.operations.timepolicy;
