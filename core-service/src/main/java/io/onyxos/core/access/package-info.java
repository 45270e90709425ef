/** Access: explains why a person has a permission or lacks it. */
package io.onyxos.core.access;
