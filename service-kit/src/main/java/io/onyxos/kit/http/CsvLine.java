package io.onyxos.kit.http;

import java.util.List;

/**
 * A line of a CSV body.
 *
 * @param number as an editor shows it; the header is 1. A record with line breaks in its cells has that of its first line
 * @param row null where there are faults
 * @param faults what is wrong with it
 */
public record CsvLine<T extends Record>(int number, T row, List<Fault> faults) {

    /**
     * What is wrong with a cell or a line.
     *
     * @param column empty for the line itself
     * @param code such as {@code required} or {@code invalid_value}, as in the errors of a JSON body
     */
    public record Fault(String column, String code, String detail) {}

    /** JSON pointer by which a problem tells where a fault is: {@code /17/gross_amount}. */
    public String pointer(Fault fault) {
        return "/" + number + (fault.column().isEmpty() ? "" : "/" + fault.column());
    }
}
