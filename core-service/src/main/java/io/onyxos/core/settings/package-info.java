/** Settings through time: what an agency's settings were at any instant since its founding. */
package io.onyxos.core.settings;
