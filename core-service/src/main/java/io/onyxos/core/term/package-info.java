/** Terms: how a model's revenue is split between her and the agency, by revenue type and date. */
package io.onyxos.core.term;
