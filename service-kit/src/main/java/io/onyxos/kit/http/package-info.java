/** HTTP as every service speaks it: problems, request ids, keyset pages, merge patches, tags, idempotency, CSV, contract. */
package io.onyxos.kit.http;
