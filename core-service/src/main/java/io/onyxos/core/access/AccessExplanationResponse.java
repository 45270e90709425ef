package io.onyxos.core.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The checks that the policies make, in their order, up to the first that fails.
 *
 * @param reason allowed, no_profile, deactivated, role_lacks_permission, mfa_required, model_not_assigned or
 *     not_clocked_in
 * @param remedy what would help, for people; null where it is allowed
 */
@JsonIgnoreProperties(ignoreUnknown = true) // made by core.explain_access() of the same release or a newer one
@Schema(examples = """
        {
          "allowed": false, "reason": "role_lacks_permission",
          "checks": [
            {"check": "active_member", "passed": true},
            {"check": "role_has_permission", "passed": false, "role": "chatter", "roles_with_it": ["owner", "admin"]}
          ],
          "remedy": "grant one of the roles that have the permission"
        }""")
record AccessExplanationResponse(
        boolean allowed,
        String reason,
        List<AccessCheck> checks,
        @Nullable String remedy) {

    /**
     * One check.
     *
     * @param passed null where it depends on another person's session
     * @param role the person's, with the check of it
     * @param rolesWithIt those that have the permission, highest first
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AccessCheck(
            String check,
            @Nullable Boolean passed,
            @JsonInclude(JsonInclude.Include.NON_NULL) String role,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<String> rolesWithIt) {}
}
