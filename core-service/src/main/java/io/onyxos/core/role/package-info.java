/** Roles: who may do what, the same in every agency. */
package io.onyxos.core.role;
