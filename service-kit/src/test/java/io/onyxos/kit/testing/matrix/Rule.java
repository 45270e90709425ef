package io.onyxos.kit.testing.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cell of {@code tables.csv}: alternatives apart by a blank, each of conditions joined by {@code +}.
 *
 * <ul>
 *   <li>{@code member}: whoever has an active profile; {@code anybody}: even who has none
 *   <li>{@code <permission>}: whoever has it
 *   <li>{@code <column>=me}: one's own rows; {@code <column>=me*}: rows whose column begins with one's id
 *   <li>{@code <column>=<value>}: rows that have it; {@code =any}: any; {@code =none}: none
 *   <li>{@code models}: rows about no model or one in scope, by {@code view_all_models} or by assignment
 *   <li>{@code junior}: rows whose {@code role} ranks below one's own; owners: every row
 *   <li>{@code some}: perhaps, by a condition that the matrix does not reckon; never another agency's rows all the same
 * </ul>
 */
record Rule(List<List<String>> alternatives) {

    private static final Set<String> WORDS = Set.of("member", "anybody", "models", "junior", "some");
    private static final Pattern COMPARISON = Pattern.compile("([a-z_]+)=([a-z_]+\\*?)");

    /** Null for a cell that grants nothing. */
    static Rule parse(String cell) {
        if (cell == null || cell.isBlank() || cell.equals("-")) {
            return null;
        }
        return new Rule(Arrays.stream(cell.split("\\s+"))
                .map(alternative -> List.of(alternative.split("\\+")))
                .toList());
    }

    /** Conditions that are neither a word of this language nor a permission. */
    List<String> unknown(Set<String> permissions) {
        return conditions()
                .filter(c -> !WORDS.contains(c) && !permissions.contains(c))
                .filter(c -> !COMPARISON.matcher(c).matches())
                .toList();
    }

    /** The columns that rows are judged by. */
    List<String> columns() {
        return conditions()
                .map(COMPARISON::matcher)
                .filter(Matcher::matches)
                .map(comparison -> comparison.group(1))
                .distinct()
                .toList();
    }

    /** Whether the row is admitted without a perhaps. */
    boolean surelyAdmits(Standing who, Table table, Row row, Map<String, Integer> ranks) {
        return new Rule(alternatives.stream()
                        .filter(conditions -> !conditions.contains("some"))
                        .toList())
                .admits(who, table, row, ranks);
    }

    boolean admits(Standing who, Table table, Row row, Map<String, Integer> ranks) {
        if (table.belongsToAgencies() && (who.agency() == null || !who.agency().equals(table.agencyOf(row)))) {
            return false;
        }
        return alternatives.stream()
                .anyMatch(conditions -> conditions.stream().allMatch(c -> holds(c, who, table, row, ranks)));
    }

    private static boolean holds(String condition, Standing who, Table table, Row row, Map<String, Integer> ranks) {
        var comparison = COMPARISON.matcher(condition);
        if (comparison.matches()) {
            return compares(row.text(comparison.group(1)), comparison.group(2), who);
        }
        return switch (condition) {
            case "anybody", "some" -> true;
            case "member" -> who.agency() != null;
            case "models" ->
                who.permissions().contains("view_all_models")
                        || table.modelOf(row) == null
                        || who.models().contains(table.modelOf(row));
            case "junior" -> "owner".equals(who.role()) || ranks.getOrDefault(row.text("role"), 0) < who.rank();
            default -> who.permissions().contains(condition);
        };
    }

    private static boolean compares(String value, String wanted, Standing who) {
        return switch (wanted) {
            case "none" -> value == null;
            case "any" -> value != null;
            case "me" -> value != null && value.equals(who.id());
            case "me*" -> value != null && who.id() != null && value.startsWith(who.id());
            default -> wanted.equals(value);
        };
    }

    private Stream<String> conditions() {
        return alternatives.stream().flatMap(List::stream);
    }
}
