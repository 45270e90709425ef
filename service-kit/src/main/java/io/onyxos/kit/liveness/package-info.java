/** What tells the platform that this process must be replaced: nothing outside of the process counts. */
package io.onyxos.kit.liveness;
