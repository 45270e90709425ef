package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** One table on trial: each attempt is made and compared with what was expected. */
record TableTrial(Table table, List<Row> rows, Catalogue catalogue, People people, Impersonation impersonation) {

    private static final List<String> NOBODY_WRITES =
            List.of("id", "agency_id", "created_by", "created_at", "updated_at");

    /** Why the matrix would prove nothing of this table. */
    List<Violation> unfit(AccessTables.TableLine line) {
        List<Violation> unfit = new ArrayList<>();
        if (rows.isEmpty()) {
            unfit.add(violation("has no row; add some to tenant-matrix/rows.sql"));
        } else if (table.belongsToAgencies()) {
            if (rows.stream().noneMatch(row -> Principal.AURORA.toString().equals(table.agencyOf(row)))) {
                unfit.add(violation("has no row of agency Aurora; add one to tenant-matrix/rows.sql"));
            }
            if (rows.stream().noneMatch(row -> Principal.NIGHTFALL.toString().equals(table.agencyOf(row)))) {
                unfit.add(violation("has no row of agency Nightfall; add one to tenant-matrix/rows.sql"));
            }
        }
        for (Action action : Action.values()) {
            Rule rule = line.rule(action);
            if (rule != null) {
                rule.unknown(people.permissions())
                        .forEach(word -> unfit.add(violation("tables.csv names no permission or condition: " + word)));
                rule.columns().stream()
                        .filter(column -> !table.has(column))
                        .forEach(column -> unfit.add(violation("has no column " + column)));
            }
        }
        return unfit;
    }

    List<Violation> attempt(Principal who, Action action, Permit permit) throws Exception {
        var statements = new Statements(catalogue, table, who.effectiveRole());
        return switch (action) {
            case SELECT -> select(who, statements, permit);
            case INSERT -> insert(who, statements, permit);
            case UPDATE -> {
                List<Violation> violations = new ArrayList<>(change(who, action, statements.updates(), permit));
                violations.addAll(exchange(who, statements, permit));
                yield violations;
            }
            case DELETE -> change(who, action, List.of(statements.delete()), permit);
            case TRUNCATE -> change(who, action, List.of(statements.truncate()), Permit.REFUSED);
        };
    }

    /** Columns that no caller gives a value: who and whose a row is, and what the line names besides. */
    List<Violation> never(Principal who, List<String> named) throws Exception {
        List<Violation> violations = new ArrayList<>();
        Set<String> columns = new TreeSet<>(named);
        if (table.belongsToAgencies()) {
            columns.addAll(NOBODY_WRITES);
        }
        columns.retainAll(table.columnNames());
        for (String column : columns) {
            var update = "update %s set %s = default".formatted(table.name(), column);
            var insert = "insert into %s (%s) values (default)".formatted(table.name(), column);
            for (String sql : List.of(update, insert)) {
                if (!impersonation.write(who, sql, table).isForbidden()) {
                    violations.add(violation(who + " may write column " + column + ": " + sql));
                }
            }
        }
        return violations;
    }

    /** Whether a role reads the columns that it should and no more; null expects nothing. */
    List<Violation> columns(Principal who, List<String> expected) {
        List<String> readable = catalogue.columns(who.effectiveRole(), Action.SELECT, table);
        return expected == null || new HashSet<>(readable).equals(new HashSet<>(expected))
                ? List.of()
                : List.of(violation(who.effectiveRole() + " may read the columns " + readable
                        + ", tenant-matrix/grants.csv says " + expected));
    }

    private List<Violation> select(Principal who, Statements statements, Permit permit) throws Exception {
        Outcome outcome = impersonation.select(who, statements.select());
        if (!permit.granted() || outcome.sqlState() != null) {
            return refusal(who, Action.SELECT, outcome, permit);
        }
        List<JsonNode> missing = projected(permit.must(rows), statements.readable());
        outcome.seen().forEach(missing::remove);
        List<JsonNode> extra = new ArrayList<>(outcome.seen());
        projected(permit.may(rows), statements.readable()).forEach(extra::remove);
        return extra.isEmpty() && missing.isEmpty()
                ? List.of()
                : List.of(violation("%s should see %d rows, sees %d: %d missing, %d too many, such as %s"
                        .formatted(
                                who,
                                permit.must(rows).size(),
                                outcome.seen().size(),
                                missing.size(),
                                extra.size(),
                                extra.isEmpty() ? missing.get(0) : extra.get(0))));
    }

    private static List<JsonNode> projected(List<Row> rows, List<String> columns) {
        List<JsonNode> projected = new ArrayList<>();
        rows.forEach(row -> projected.add(row.only(columns)));
        return projected;
    }

    private List<Violation> insert(Principal who, Statements statements, Permit permit) throws Exception {
        List<Violation> violations = new ArrayList<>();
        var drafts = new Drafts(table, catalogue.columns(who.effectiveRole(), Action.INSERT, table), people.of(who));
        for (boolean admitted : new boolean[] {true, false}) {
            Predicate<Row> kind = admitted ? permit.must() : permit.may().negate();
            var draft = drafts.from(rows).stream().filter(kind).findFirst();
            if (draft.isEmpty()) {
                continue;
            }
            Outcome outcome =
                    impersonation.write(who, statements.insert(draft.get().values()), table);
            boolean passed = outcome.sqlState() == null || outcome.isInvalid();
            if (passed != admitted || !passed && !outcome.isForbidden()) {
                violations.add(violation("%s %s insert %s: %s"
                        .formatted(
                                who,
                                admitted ? "should" : "should not",
                                draft.get().values(),
                                outcome)));
            }
        }
        return violations;
    }

    private List<Violation> change(Principal who, Action action, List<String> ways, Permit permit) throws Exception {
        Outcome outcome = null;
        for (String sql : ways) {
            outcome = impersonation.write(who, sql, table);
            if (!outcome.isInvalid()) {
                break;
            }
        }
        List<Row> must = permit.must(rows);
        List<Row> may = permit.may(rows);
        if (outcome.isForbidden() && must.isEmpty() && !may.isEmpty()) {
            return List.of();
        }
        if (!permit.granted() || outcome.sqlState() != null) {
            return refusal(who, action, outcome, permit);
        }
        Set<String> left = outcome.left();
        List<Row> touched =
                rows.stream().filter(row -> !left.contains(row.place())).toList();
        return touched.containsAll(must) && may.containsAll(touched)
                ? List.of()
                : List.of(violation("%s should %s %d rows, did %d, of agencies %s"
                        .formatted(
                                who,
                                action,
                                must.size(),
                                touched.size(),
                                new TreeSet<>(touched.stream()
                                        .map(row -> String.valueOf(table.agencyOf(row)))
                                        .toList()))));
    }

    /**
     * Whether whoever may change a row may make it one that they may not change, of their own agency or of another. The
     * columns that say whose a row is are nobody's to write; this tries the lock behind that one.
     */
    private List<Violation> exchange(Principal who, Statements statements, Permit permit) throws Exception {
        List<Violation> violations = new ArrayList<>();
        if (permit.must(rows).isEmpty()) {
            return violations;
        }
        String agency =
                who.agency() == null ? people.of(who).agency() : who.agency().toString();
        for (boolean own : new boolean[] {true, false}) {
            var other = rows.stream()
                    .filter(permit.may().negate())
                    .filter(row -> Objects.equals(agency, table.agencyOf(row)) == own)
                    .findFirst();
            if (other.isPresent()) {
                String sql = statements.exchange(other.get().values());
                Outcome outcome = impersonation.writeAnyColumn(who, sql, table);
                if (!outcome.isForbidden()) {
                    violations.add(violation(
                            who + " may make a row of theirs " + other.get().values()));
                }
            }
        }
        return violations;
    }

    private List<Violation> refusal(Principal who, Action action, Outcome outcome, Permit permit) {
        return !permit.granted() && outcome.isForbidden()
                ? List.of()
                : List.of(violation("%s %s %s: %s"
                        .formatted(
                                who, permit.granted() ? "should be let to" : "should be refused to", action, outcome)));
    }

    private Violation violation(String finding) {
        return new Violation(table.name(), finding);
    }
}
