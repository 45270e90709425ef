/**
 * What core and finance tell and operations acts upon. Each effect is one function of the database that asks how things
 * stand now, so that news which comes late or twice changes nothing that is no longer true.
 */
package io.onyxos.operations.consumer;
