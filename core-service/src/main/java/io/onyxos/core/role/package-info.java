/** Roles and their permissions, the same in every agency. */
package io.onyxos.core.role;
