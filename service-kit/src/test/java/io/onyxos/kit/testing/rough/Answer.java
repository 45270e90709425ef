package io.onyxos.kit.testing.rough;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;

/**
 * What came back.
 *
 * @param status 0 where nothing came
 * @param body of a stream empty; why nothing came, if nothing did
 */
record Answer(int status, HttpHeaders headers, String body) {

    private static final int ENOUGH = 300;

    static Answer none(Throwable reason) {
        return new Answer(0, HttpHeaders.of(Map.of(), (name, value) -> true), reason.toString());
    }

    /** The value of a header, or null. */
    String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isReplayed() {
        return "true".equals(header("Idempotency-Replayed"));
    }

    /** Whether it answers many items of which it took none. */
    boolean refusesEveryItem() {
        return status == 207 && !body.contains("\"error\":null") && !body.contains("\"code\":null");
    }

    /** Whether it is a problem with this status and code. */
    boolean is(int refusal, String code) {
        return status == refusal && body.contains("\"code\":\"" + code + "\"");
    }

    @Override
    public String toString() {
        String beginning = body.length() <= ENOUGH ? body : body.substring(0, ENOUGH) + "…";
        return status == 0 ? "nothing (" + beginning + ")" : String.format(Locale.ROOT, "%d %s", status, beginning);
    }
}
