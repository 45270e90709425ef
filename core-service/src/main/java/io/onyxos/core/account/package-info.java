/** Accounts of models on platforms. */
package io.onyxos.core.account;
