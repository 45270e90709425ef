package io.onyxos.kit.testing.matrix;

import io.onyxos.kit.testing.Person;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Every table of a service × everybody × every action. What a table's lines do not grant is expected to be refused, so a
 * service writes down no more than whom its tables are open to.
 */
public final class TableMatrix {

    private final String service;
    private final Catalogue catalogue;
    private final AccessTables access;
    private final People people;
    private final Impersonation impersonation;

    /**
     * @param superuser a connection in a transaction that the caller rolls back; it may hold changes that shall be judged
     */
    public TableMatrix(String service, Connection superuser) throws Exception {
        this.service = service;
        catalogue = Catalogue.of(superuser);
        access = AccessTables.of(service);
        impersonation = new Impersonation(superuser);
        for (String folder : List.of("io/onyxos/kit/testing/matrix/machinery/", "tenant-matrix/")) {
            try (var statement = superuser.createStatement()) {
                statement.execute(AccessTables.text(folder + "rows.sql", service));
            }
        }
        // after the rows, which may have assigned them models
        people = People.in(superuser);
    }

    /** The tables that this service answers for, listed or not. */
    public List<String> tables() {
        return catalogue.tables().values().stream()
                .filter(table -> !table.partition())
                .filter(table ->
                        table.schema().equals(service) || access.tables().containsKey(table.name()))
                .map(Table::name)
                .toList();
    }

    /** Tables without a line, with two owners, or listed and not there. */
    public List<Violation> unlisted() throws Exception {
        List<Violation> violations = new ArrayList<>();
        Map<String, List<String>> owners = AccessTables.owners();
        for (Table table : catalogue.tables().values()) {
            List<String> listed = owners.getOrDefault(table.name(), List.of());
            if (isShared(table) && listed.size() != 1 && (listed.contains(service) || mayBeOurs(table))) {
                violations.add(new Violation(
                        table.name(),
                        "give it one line in the tenant-matrix/tables.csv of the service that owns it; now in "
                                + listed));
            }
        }
        for (String table : tables()) {
            if (!access.tables().containsKey(table)) {
                violations.add(new Violation(table, "give it a line in " + service + "'s tenant-matrix/tables.csv"));
            }
        }
        for (String table : access.tables().keySet()) {
            if (!catalogue.tables().containsKey(table)) {
                violations.add(new Violation(table, "listed in tenant-matrix/tables.csv and not in the catalogue"));
            }
        }
        return violations;
    }

    private static boolean isShared(Table table) {
        return !table.partition() && List.of("public", "private").contains(table.schema());
    }

    /** A table that nobody lists concerns the services whose callers use it; if none does, every service. */
    private boolean mayBeOurs(Table table) {
        var users = Principal.SERVICES.stream()
                .filter(each -> !catalogue
                        .columns(each + "_caller", Action.SELECT, table)
                        .isEmpty())
                .toList();
        return users.isEmpty() || users.contains(service);
    }

    /** What is wrong with one table. */
    public List<Violation> check(String name) throws Exception {
        Table table = catalogue.tables().get(name);
        AccessTables.TableLine line = access.tables().get(name);
        if (table == null || line == null) {
            return List.of(new Violation(name, "no line in tenant-matrix/tables.csv"));
        }
        List<Row> rows = impersonation.rows(table);
        var trial = new TableTrial(table, rows, catalogue, people, impersonation);
        List<Violation> violations = new ArrayList<>(trial.unfit(line));
        for (Principal who : Principal.all(service)) {
            for (Action action : Action.values()) {
                violations.addAll(trial.attempt(who, action, permit(who, action, table, line)));
            }
            // one who may do much is enough: column privileges are the role's, not the person's
            if (who.effectiveRole().endsWith("_caller") && who.person() == Person.AURORA_OWNER) {
                violations.addAll(trial.never(who, AccessTables.words(line.never())));
            }
            violations.addAll(trial.columns(who, readable(who, table)));
        }
        return violations;
    }

    private Permit permit(Principal who, Action action, Table table, AccessTables.TableLine line) {
        Standing standing = people.of(who);
        if (service.concat("_caller").equals(who.role())) {
            return Permit.of(line.rule(action), standing, table, people);
        }
        return access.grants(table.name(), who.effectiveRole(), service).stream()
                .filter(grant -> AccessTables.words(grant.actions()).contains(action.toString()))
                .findFirst()
                .map(grant -> grant.rows().equals("members")
                        ? Permit.of(line.rule(action), standing, table, people)
                        : Permit.worker(
                                grant.rows(),
                                who.agency() == null ? null : who.agency().toString(),
                                table))
                .orElse(Permit.REFUSED);
    }

    /** The columns that the lines let a role read; null where they do not narrow it. */
    private List<String> readable(Principal who, Table table) {
        var grants = access.grants(table.name(), who.effectiveRole(), service).stream()
                .filter(grant -> AccessTables.words(grant.actions()).contains("select"))
                .map(AccessTables.GrantLine::columns)
                .toList();
        boolean owner = service.concat("_caller").equals(who.effectiveRole());
        return grants.contains("*") || owner && grants.isEmpty()
                ? null
                : grants.stream()
                        .flatMap(cell -> Arrays.stream(cell.split("\\s+")))
                        .distinct()
                        .toList();
    }
}
