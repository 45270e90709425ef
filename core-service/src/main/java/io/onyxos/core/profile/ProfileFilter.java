package io.onyxos.core.profile;

import io.onyxos.core.role.Role;
import io.onyxos.kit.http.PageRequest;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/**
 * Which members are wanted.
 *
 * @param role members in this role
 * @param status members who left are deactivated
 * @param q how one of their names begins
 * @param sort by username, or by time of joining
 */
record ProfileFilter(
        @QueryParam("role") Role role,
        @QueryParam("status") @DefaultValue("active") ProfileStatus status,
        @QueryParam("q") @Size(min = 1, max = 100) String q,
        @QueryParam("sort") @DefaultValue("username") ProfileSort sort,
        @BeanParam PageRequest page) {}
