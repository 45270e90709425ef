/** Secrets that are stored must not be readable in the database or a backup: {@link io.onyxos.kit.seal.Seal}. */
package io.onyxos.kit.seal;
