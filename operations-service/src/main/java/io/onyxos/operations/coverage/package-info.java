/** Coverage: how many people are needed when, and where that is not met. */
package io.onyxos.operations.coverage;
