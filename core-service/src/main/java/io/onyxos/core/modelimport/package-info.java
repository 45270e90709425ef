/** The import of models from the platforms where they already have accounts. */
package io.onyxos.core.modelimport;
