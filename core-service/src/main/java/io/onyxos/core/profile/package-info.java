/** Profiles: the people of an agency, from joining to leaving and being forgotten. */
package io.onyxos.core.profile;
