package io.onyxos.kit.database;

import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/**
 * On whose behalf a transaction runs. Sent to Postgres with {@code BEGIN}; every value lasts
 * until the end of the transaction.
 *
 * @param role the database role to switch to, {@code <service>_caller} or {@code <service>_worker}
 * @param claims verified claims as JSON, empty for workers
 * @param agencyId the agency a worker acts for, null across agencies and for callers
 * @param readOnly refuses every write with SQLSTATE 25006
 * @param requestId for the audit trail, may be empty
 * @param reason why a person changes something, for the audit trail, may be empty
 */
record Access(String role, String claims, UUID agencyId, boolean readOnly, String requestId, String reason) {

    static final String SQL =
            "select set_config('transaction_read_only', $1, true), set_config('request.jwt.claims', $2, true),"
                    + " set_config('onyx.agency_id', $3, true), set_config('onyx.request_id', $4, true),"
                    + " set_config('onyx.reason', $5, true), set_config('onyx.traceparent', $6, true),"
                    + " set_config('role', $7, true)";

    Tuple parameters(String traceparent) {
        return Tuple.wrap(new Object[] {
            readOnly ? "on" : "off",
            claims,
            agencyId == null ? "" : agencyId.toString(),
            requestId,
            reason,
            traceparent,
            role
        });
    }
}
