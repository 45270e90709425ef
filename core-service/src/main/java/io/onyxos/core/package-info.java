/** Agencies, their members, the models they manage, and permissions. */
package io.onyxos.core;
