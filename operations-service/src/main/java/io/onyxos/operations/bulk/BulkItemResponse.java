package io.onyxos.operations.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onyxos.kit.http.Problem;
import jakarta.annotation.Nullable;
import java.util.UUID;

/**
 * What became of one item.
 *
 * @param index place in the request, from 0; of copies, in the order of their sources; of a week, by time
 * @param status as the item alone would have been answered
 * @param id of the row that was made or changed, of a week's entry also when it failed; else null
 * @param sourceId of the row that it was to be a copy of; absent where the request held the item itself
 * @param code why it failed, for programs, as the item alone would have been answered
 * @param detail why it failed, for people
 */
public record BulkItemResponse(
        int index,
        int status,
        @Nullable UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID sourceId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String detail) {

    /** It succeeded. */
    static BulkItemResponse done(int index, int status, UUID id, UUID sourceId) {
        return new BulkItemResponse(index, status, id, sourceId, null, null);
    }

    /** It was refused. */
    static BulkItemResponse refused(int index, UUID id, UUID sourceId, Problem problem) {
        return new BulkItemResponse(index, problem.status(), id, sourceId, problem.code(), problem.getMessage());
    }
}
