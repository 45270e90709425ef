package io.onyxos.kit.testing.matrix;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a service's login role can do once it is in. */
final class LoginRole {

    private static final String OUR_ROLES =
            "select rolname from pg_roles where rolname !~ '^pg_' and rolname <> session_user";

    private LoginRole() {}

    /** @param login a connection that came in by the role's password */
    static List<Violation> check(String service, Connection login) throws SQLException {
        String role = service + "_login";
        List<Violation> violations = new ArrayList<>();
        try (var statement = login.createStatement()) {
            var roles = new TreeSet<String>();
            var names = statement.executeQuery(OUR_ROLES);
            while (names.next()) {
                roles.add(names.getString(1));
            }
            var reachable = new TreeSet<String>();
            for (String other : roles) {
                if (succeeds(login, "set role \"" + other + "\"")) {
                    reachable.add(other);
                }
                statement.execute("reset role");
            }
            if (!reachable.equals(new TreeSet<>(List.of(service + "_caller", service + "_worker")))) {
                violations.add(new Violation(role, "may become " + reachable));
            }
        }
        for (String sql : List.of(
                "select from " + Table.AGENCIES,
                "select from " + service + ".outbox",
                "create table public.gadgets ()",
                "create temporary table gadgets ()",
                "create schema gadgets")) {
            if (succeeds(login, sql)) {
                violations.add(new Violation(role, "may without a role: " + sql));
            }
        }
        return violations;
    }

    private static boolean succeeds(Connection login, String sql) {
        try (var statement = login.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }
}
