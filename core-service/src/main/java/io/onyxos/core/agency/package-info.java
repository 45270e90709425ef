/** Agencies: the tenants, from founding to closing. */
package io.onyxos.core.agency;
