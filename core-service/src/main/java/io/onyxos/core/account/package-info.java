/** Accounts: who a model is on each platform. */
package io.onyxos.core.account;
