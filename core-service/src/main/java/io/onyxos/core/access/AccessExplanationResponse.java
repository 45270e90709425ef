package io.onyxos.core.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The checks that the policies make, in their order, up to the first that fails.
 *
 * @param reason allowed, no_profile, deactivated, role_lacks_permission, mfa_required, model_not_assigned or
 *     not_clocked_in
 * @param remedy what would help, for people; null where it is allowed
 */
@JsonIgnoreProperties(ignoreUnknown = true) // made by core.explain_access() of the same release or a newer one
record AccessExplanationResponse(boolean allowed, String reason, List<AccessCheck> checks, String remedy) {

    /**
     * One check.
     *
     * @param passed null where it depends on a session that nobody else sees
     * @param role the person's, with the check of it
     * @param rolesWithIt those that have the permission, highest first
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AccessCheck(
            String check,
            Boolean passed,
            @JsonInclude(JsonInclude.Include.NON_NULL) String role,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<String> rolesWithIt) {}
}
