/** Models: the creators an agency manages, from onboarding to archive. */
package io.onyxos.core.model;
