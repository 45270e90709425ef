/** Tax jurisdictions: what an agency's settings may suggest. */
package io.onyxos.core.tax;
