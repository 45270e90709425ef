package io.onyxos.operations.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onyxos.kit.http.Problem;
import jakarta.annotation.Nullable;
import java.util.UUID;

/**
 * What became of one item.
 *
 * @param index place in the request, from 0
 * @param status as the item alone would have been answered
 * @param id of the row that was made or changed; null when it failed
 * @param code why it failed, for programs
 * @param detail why it failed, for people
 */
public record BulkItemResponse(
        int index,
        int status,
        @Nullable UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String detail) {

    /** It succeeded. */
    public static BulkItemResponse done(int index, int status, UUID id) {
        return new BulkItemResponse(index, status, id, null, null);
    }

    /** It was refused. */
    public static BulkItemResponse refused(int index, Problem problem) {
        return new BulkItemResponse(index, problem.status(), null, problem.code(), problem.getMessage());
    }
}
