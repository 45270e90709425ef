package io.onyxos.kit.http;

import com.fasterxml.jackson.annotation.JsonValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A {@code text/csv} body (RFC 4180, UTF-8, a byte order mark is ignored) as a parameter of a resource method that consumes
 * {@link CsvWriter#TYPE}. Its first line names columns, which are the components of the record {@code T} in snake case, in any
 * order; values stand as in a query, and an empty cell is null. A column may be left out if null is allowed in it.
 *
 * <p>Lines become records as they are asked for, on a worker thread: beside the body's bytes, at most
 * {@code onyx.http.longest-body}, the memory holds one list of lines.
 */
public final class CsvBody<T extends Record> {

    /** The code of what is no CSV in UTF-8. */
    public static final String MALFORMED = "malformed_csv";

    private static final int CHECKED_AT_ONCE = 1_000;

    private final byte[] bytes;
    private final CsvColumns<T> columns;
    private final Vertx vertx;

    CsvBody(byte[] bytes, CsvColumns<T> columns, Vertx vertx) {
        this.bytes = bytes;
        this.columns = columns;
        this.vertx = vertx;
    }

    /** All lines but the header in their order, in lists of this size; may be asked for more than once. */
    public Multi<List<CsvLine<T>>> lines(int size) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new CsvLines<>(bytes, columns), lines -> Uni.createFrom()
                        .completionStage(() -> vertx.executeBlocking(() -> lines.next(size), false)
                                .toCompletionStage()))
                .until(List::isEmpty);
    }

    /**
     * Reads all lines without keeping them.
     *
     * @param mostLines how many there may be, the header apart
     * @return their number; fails with 400 that names the first 20 faults and in {@code faulty_lines} how many lines have some
     */
    public Uni<Integer> check(int mostLines) {
        Check check = new Check();
        return lines(CHECKED_AT_ONCE)
                .invoke(lines -> lines.forEach(line -> check.add(line, mostLines)))
                .collect()
                .last()
                .map(last -> check.result());
    }

    private static final class Check {

        private Problem problem = Problem.refused("validation_failed");
        private int lines;
        private int faulty;

        void add(CsvLine<?> line, int mostLines) {
            lines++;
            if (lines > mostLines) {
                String detail = "The file may have " + mostLines + " lines.";
                throw Problem.refused("too_many_items").at("/" + line.number(), detail);
            }
            faulty += line.faults().isEmpty() ? 0 : 1;
            line.faults().forEach(fault -> problem = problem.at(line.pointer(fault), fault.code(), fault.detail()));
        }

        int result() {
            if (faulty > 0) {
                throw problem.with("faulty_lines", faulty);
            }
            return lines;
        }
    }

    /** What an idempotency key is bound to, in place of the lines. */
    @JsonValue
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
