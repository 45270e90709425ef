/** What three or more services share: identity, the one door to the database, HTTP conventions and events. No domain words. */
package io.onyxos.kit;
