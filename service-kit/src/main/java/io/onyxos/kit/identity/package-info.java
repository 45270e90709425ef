/**
 * Who asks: Supabase access tokens, verified by quarkus-oidc where they are signed by a published key. Decision 0001 says
 * what is added here and why.
 */
package io.onyxos.kit.identity;
