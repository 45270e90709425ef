package io.onyxos.core.role;

import io.onyxos.kit.database.SqlRow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A role and everything it permits.
 *
 * @param rank the higher decides about the lower
 * @param permissions sorted by name
 */
@Schema(examples = """
        {"name": "paladin", "rank": 70, "caption": "Head of operations",
          "permissions": ["manage_models", "view_all_models"]}\
        """)
record RoleResponse(String name, int rank, String caption, List<String> permissions) {

    static RoleResponse of(SqlRow row) {
        return new RoleResponse(row.text("name"), row.integer("rank"), row.text("caption"), row.texts("permissions"));
    }
}
