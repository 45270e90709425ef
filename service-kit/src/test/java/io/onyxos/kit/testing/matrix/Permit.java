package io.onyxos.kit.testing.matrix;

import java.util.List;
import java.util.function.Predicate;

/**
 * What one principal is expected to be able to do to one table by one action.
 *
 * @param granted false: refused with 42501 before any row is looked at
 * @param exact whether all admitted rows are expected, or no more than these
 * @param rows the rows that are admitted
 */
record Permit(boolean granted, boolean exact, Predicate<Row> rows) {

    static final Permit REFUSED = new Permit(false, true, row -> false);

    /** As a rule says, of a person. */
    static Permit of(Rule rule, Standing who, Table table, People people) {
        return rule == null
                ? REFUSED
                : new Permit(true, rule.isExact(), row -> rule.admits(who, table, row, people.ranks()));
    }

    /** As a line of {@code grants.csv} says, of a worker. */
    static Permit worker(String rows, String agency, Table table) {
        return new Permit(
                true,
                !rows.equals("some"),
                switch (rows) {
                    case "all", "some" -> row -> true;
                    case "agency" -> row -> agency != null && agency.equals(table.agencyOf(row));
                    default -> throw new IllegalArgumentException(table.name() + ": a worker has no rows " + rows);
                });
    }

    List<Row> of(List<Row> all) {
        return all.stream().filter(rows).toList();
    }
}
