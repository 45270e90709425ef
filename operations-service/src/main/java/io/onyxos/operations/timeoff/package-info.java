/** When people are away. */
package io.onyxos.operations.timeoff;
