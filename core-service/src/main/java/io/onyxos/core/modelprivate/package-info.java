/** The private file of a model: legal identity, readable with one permission. */
package io.onyxos.core.modelprivate;
