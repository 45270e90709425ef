/** Terms: how revenue is split between a model and the agency, by revenue type and date. */
package io.onyxos.core.term;
