package io.onyxos.kit.testing.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A cell of {@code tables.csv}: alternatives apart by a blank, each of conditions joined by {@code +}.
 *
 * <ul>
 *   <li>{@code member}: whoever has an active profile; {@code anybody}: even who has none
 *   <li>{@code <permission>}: whoever has it
 *   <li>{@code <column>=me}: one's own rows; {@code <column>=me*}: rows whose column begins with one's id
 *   <li>{@code models}: rows about no model or one in scope, by {@code view_all_models} or by assignment
 *   <li>{@code junior}: rows whose {@code role} ranks below one's own; owners: every row
 *   <li>{@code some}: a part that the matrix does not reckon; never another agency's rows all the same
 * </ul>
 */
record Rule(List<List<String>> alternatives) {

    private static final Set<String> WORDS = Set.of("member", "anybody", "models", "junior", "some");
    private static final Pattern MINE = Pattern.compile("([a-z_]+)=me(\\*?)");

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
                .filter(c -> !WORDS.contains(c)
                        && !permissions.contains(c)
                        && !MINE.matcher(c).matches())
                .toList();
    }

    /** Columns that name whose a row is. */
    List<String> ownerColumns() {
        return conditions()
                .map(MINE::matcher)
                .filter(m -> m.matches())
                .map(m -> m.group(1))
                .distinct()
                .toList();
    }

    boolean isExact() {
        return conditions().noneMatch("some"::equals);
    }

    boolean admits(Standing who, Table table, Row row, Map<String, Integer> ranks) {
        if (table.belongsToAgencies() && (who.agency() == null || !who.agency().equals(table.agencyOf(row)))) {
            return false;
        }
        return alternatives.stream()
                .anyMatch(conditions -> conditions.stream().allMatch(c -> holds(c, who, table, row, ranks)));
    }

    private static boolean holds(String condition, Standing who, Table table, Row row, Map<String, Integer> ranks) {
        var mine = MINE.matcher(condition);
        if (mine.matches()) {
            String value = row.text(mine.group(1));
            return who.id() != null
                    && value != null
                    && (mine.group(2).isEmpty() ? value.equals(who.id()) : value.startsWith(who.id()));
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

    private java.util.stream.Stream<String> conditions() {
        return alternatives.stream().flatMap(List::stream);
    }
}
