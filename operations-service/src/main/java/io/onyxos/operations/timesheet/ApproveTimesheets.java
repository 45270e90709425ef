package io.onyxos.operations.timesheet;

import io.onyxos.kit.http.Problem;
import io.onyxos.operations.bulk.Bulk;
import io.onyxos.operations.bulk.BulkItemResponse;
import io.onyxos.operations.bulk.BulkResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Approves many entries, of which each may be refused alone. */
@ApplicationScoped
class ApproveTimesheets {

    /** In the order of the request; where all or none is wanted, the first refusal is the answer. */
    Uni<BulkResponse> run(ApprovalsRequest request) {
        return Bulk.changed("select * from operations.approve_timesheets($1) order by place", request.entries())
                .invoke(answer -> {
                    if (Boolean.TRUE.equals(request.atomic())) {
                        refuseUnlessAll(answer);
                    }
                });
    }

    private static void refuseUnlessAll(BulkResponse answer) {
        for (BulkItemResponse item : answer.items()) {
            if (item.code() != null) {
                String pointer = "/items/" + item.index();
                throw Problem.refused(item.code(), item.detail()).at(pointer, item.detail());
            }
        }
    }
}
