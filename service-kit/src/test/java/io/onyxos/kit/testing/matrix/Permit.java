package io.onyxos.kit.testing.matrix;

import java.util.List;
import java.util.function.Predicate;

/**
 * What one principal is expected to be able to do to one table by one action.
 *
 * @param granted false: refused with 42501 before any row is looked at
 * @param must the rows that it reaches
 * @param may the rows that it reaches at most
 */
record Permit(boolean granted, Predicate<Row> must, Predicate<Row> may) {

    static final Permit REFUSED = new Permit(false, row -> false, row -> false);

    /** As a rule says, of a person. */
    static Permit of(Rule rule, Standing who, Table table, People people) {
        return rule == null
                ? REFUSED
                : new Permit(
                        true,
                        row -> rule.surelyAdmits(who, table, row, people.ranks()),
                        row -> rule.admits(who, table, row, people.ranks()));
    }

    /** As a line of {@code grants.csv} says, of a worker. */
    static Permit worker(String rows, String agency, Table table) {
        if (rows.contains("=")) {
            String[] comparison = rows.split("=");
            Predicate<Row> equal = row -> comparison[1].equals(row.text(comparison[0]));
            return new Permit(true, equal, equal);
        }
        return switch (rows) {
            case "all" -> new Permit(true, row -> true, row -> true);
            case "some" -> new Permit(true, row -> false, row -> true);
            case "agency_or_all" -> {
                Predicate<Row> ofAgency = row -> agency == null || agency.equals(table.agencyOf(row));
                yield new Permit(true, ofAgency, ofAgency);
            }
            case "agency" -> {
                Predicate<Row> ofAgency = row -> agency != null && agency.equals(table.agencyOf(row));
                yield new Permit(true, ofAgency, ofAgency);
            }
            default -> throw new IllegalArgumentException(table.name() + ": a worker has no rows " + rows);
        };
    }

    List<Row> must(List<Row> all) {
        return all.stream().filter(must).toList();
    }

    List<Row> may(List<Row> all) {
        return all.stream().filter(may).toList();
    }
}
