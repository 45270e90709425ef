package io.onyxos.core.role;

import io.vertx.sqlclient.Row;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A role and everything it permits.
 *
 * @param rank the higher decides about the lower
 * @param permissions sorted by name
 */
@Schema(
        examples =
                "{\"name\": \"paladin\", \"rank\": 70, \"caption\": \"Head of operations\", \"permissions\": [\"manage_models\", \"view_all_models\"]}")
record RoleResponse(String name, int rank, String caption, List<String> permissions) {

    static RoleResponse of(Row row) {
        return new RoleResponse(
                row.getString("name"),
                row.getInteger("rank"),
                row.getString("caption"),
                List.of(row.getArrayOfStrings("permissions")));
    }
}
