/** The private file of a model: her legal identity, for the few who need it. */
package io.onyxos.core.modelprivate;
