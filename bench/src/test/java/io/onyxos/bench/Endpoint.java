package io.onyxos.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is measured: requests of one caller or of several, and the statements that answering them takes.
 *
 * @param service core or operations
 * @param callers who ask, one a connection if there are several
 * @param calls one after the other, as one caller makes them
 * @param script of wrk for calls that are not one GET; else null
 * @param transactions for each call the names of its statements in {@code bench/statements}
 * @param values of the statements' parameters; {@code (…)} is SQL, null is null
 * @param claimsForOwner whether the statements call functions that ask who the caller is, under any role
 * @param varying fields of the answer that differ from one call to the next
 */
record Endpoint(
        String name,
        String service,
        List<UUID> callers,
        List<Call> calls,
        String script,
        List<List<String>> transactions,
        Map<String, String> values,
        boolean claimsForOwner,
        Set<String> varying) {

    /** A request; {@code %s} in its body stands for a text that no other request has. */
    record Call(String method, String path, String body) {

        static Call get(String path) {
            return new Call("GET", path, null);
        }
    }

    UUID caller() {
        return callers.get(0);
    }

    static Endpoint read(
            String name, String service, UUID caller, String path, Map<String, String> values, String... statements) {
        return new Endpoint(
                name,
                service,
                List.of(caller),
                List.of(Call.get(path)),
                null,
                List.of(List.of(statements)),
                values,
                false,
                Set.of("next_cursor"));
    }
}
