package io.onyxos.kit.testing.rough;

/**
 * A value to put where a contract allows others.
 *
 * @param json as it is written, be it valid JSON or not
 */
record Value(String name, String json, Expected expected) {

    static Value wrong(String name, String json) {
        return new Value(name, json, Expected.BAD_REQUEST);
    }

    static Value unusual(String name, String json) {
        return new Value(name, json, Expected.ANY);
    }

    /** A value of the wrong form that is short enough to be its own name. */
    static Value wrong(String json) {
        return wrong(json, json);
    }

    /** The value where it stands in a query: text without its quotes. */
    String plain() {
        return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }
}
