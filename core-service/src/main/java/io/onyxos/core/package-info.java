/** Says who exists and what they may do: agencies, their people and the models they manage. */
package io.onyxos.core;
