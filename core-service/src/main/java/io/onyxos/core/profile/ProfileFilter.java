package io.onyxos.core.profile;

import io.onyxos.core.role.Role;
import io.onyxos.kit.http.PageRequest;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which members are wanted. */
record ProfileFilter(
        @QueryParam("role") @Parameter(description = "Members in this role")
        Role role,

        @QueryParam("status") @DefaultValue("active") @Parameter(description = "Those who left are deactivated")
        ProfileStatus status,

        @QueryParam("q") @Size(min = 1, max = 100) @Parameter(description = "How one of their names begins")
        String q,

        @QueryParam("sort") @DefaultValue("username") @Parameter(description = "By username, or by time of joining")
        ProfileSort sort,

        @BeanParam PageRequest page) {}
