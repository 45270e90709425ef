/** The audit trail: each change with its time, person and reason. */
package io.onyxos.core.audit;
