/** Several things done in one request, each of which may fail alone. */
package io.onyxos.operations.bulk;
