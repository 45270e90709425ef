package io.onyxos.core.role;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/roles")
@Tag(name = "Roles")
@AsCaller
class RoleResource {

    private static final String SQL = "select r.name, r.rank, r.caption, array("
            + "select p.permission from private.role_permissions p where p.role = r.name order by p.permission)"
            + " as permissions from private.roles r where private.my_agency_id() is not null"
            + " order by r.rank desc, r.name";

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All roles with their permissions, highest first; 403 without an agency")
    public Uni<Page<RoleResponse>> list() {
        return Sql.list(SQL, RoleResponse::of).map(RoleResource::allOf);
    }

    private static Page<RoleResponse> allOf(List<RoleResponse> roles) {
        if (roles.isEmpty()) {
            throw Problem.forbidden();
        }
        return new Page<>(roles, null);
    }
}
