/** Billing: whose name and address stand on what an agency pays for. */
package io.onyxos.core.billing;
