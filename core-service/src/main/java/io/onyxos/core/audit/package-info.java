/** The audit trail: who changed what, when and why. */
package io.onyxos.core.audit;
