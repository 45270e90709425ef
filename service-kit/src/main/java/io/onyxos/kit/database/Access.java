package io.onyxos.kit.database;

import io.vertx.sqlclient.Tuple;
import java.util.Objects;
import java.util.UUID;

/**
 * On whose behalf a transaction runs. Sent to Postgres with {@code BEGIN}; every value lasts
 * until the end of the transaction.
 *
 * @param role the database role to switch to, {@code <service>_caller} or {@code <service>_worker}
 * @param claims verified claims as JSON, null for workers
 * @param agencyId the agency a worker acts for, null across agencies and for callers
 * @param readOnly refuses every write with SQLSTATE 25006
 * @param requestId for the audit trail, may be empty
 * @param reason why a person changes something, for the audit trail, may be empty
 */
record Access(String role, String claims, UUID agencyId, boolean readOnly, String requestId, String reason) {

    private static final String COMMON = "set_config('transaction_read_only', $1, true),"
            + " set_config('onyx.request_id', $2, true), set_config('onyx.reason', $3, true),"
            + " set_config('onyx.traceparent', $4, true), ";

    /** Evaluated from left to right: standing needs the claims, and only the login may take it. */
    private static final String AS_CALLER = "select " + COMMON
            + "set_config('request.jwt.claims', $5, true), private.take_standing() as standing,"
            + " set_config('role', $6, true)";

    private static final String AS_WORKER =
            "select " + COMMON + "set_config('onyx.agency_id', $5, true), set_config('role', $6, true)";

    static Access caller(String role, String claims, boolean readOnly, String requestId, String reason) {
        return new Access(role, claims, null, readOnly, requestId, reason);
    }

    static Access worker(String role, UUID agencyId, boolean readOnly) {
        return new Access(role, null, agencyId, readOnly, "", "");
    }

    boolean isCaller() {
        return claims != null;
    }

    boolean isSameIdentityAs(Access other) {
        return role.equals(other.role)
                && Objects.equals(claims, other.claims)
                && Objects.equals(agencyId, other.agencyId);
    }

    String sql() {
        return isCaller() ? AS_CALLER : AS_WORKER;
    }

    Tuple parameters(String traceparent) {
        String whose = isCaller() ? claims : agencyId == null ? "" : agencyId.toString();
        return Tuple.wrap(new Object[] {readOnly ? "on" : "off", requestId, reason, traceparent, whose, role});
    }
}
