package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Executes statements as one principal after another and undoes each. It is one transaction of a superuser who takes a
 * login role's session authorization, which Postgres then treats as that login in every respect: the role it may switch
 * to, its privileges, its policies. So rows and policies that a test made for itself need not be committed.
 */
final class Impersonation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection superuser;

    Impersonation(Connection superuser) throws SQLException {
        this.superuser = superuser;
        try (var statement = superuser.createStatement()) {
            // Privileges and policies alone are tried: triggers and foreign keys would refuse for reasons of their own.
            statement.execute("set local session_replication_role = replica");
        }
    }

    List<Row> rows(Table table) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (var statement = superuser.createStatement();
                var found = statement.executeQuery(
                        "select tableoid || ' ' || ctid, to_jsonb(t) from " + table.name() + " t")) {
            while (found.next()) {
                rows.add(new Row(found.getString(1), (ObjectNode) JSON.readTree(found.getString(2))));
            }
        }
        return rows;
    }

    Outcome select(Principal who, String sql) throws Exception {
        return attempt(who, "", statement -> {
            List<JsonNode> seen = new ArrayList<>();
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    seen.add(JSON.readTree(rows.getString(1)));
                }
            }
            return new Outcome(null, seen, Set.of());
        });
    }

    Outcome write(Principal who, String sql, Table table) throws Exception {
        return write(who, "", sql, table);
    }

    /** As if its role might write every column, so that the policies alone decide about the values. */
    Outcome writeAnyColumn(Principal who, String sql, Table table) throws Exception {
        return write(who, "grant update on %s to %s; ".formatted(table.name(), who.effectiveRole()), sql, table);
    }

    private Outcome write(Principal who, String preparation, String sql, Table table) throws Exception {
        return attempt(who, preparation, statement -> {
            Set<String> left = new HashSet<>();
            statement.execute(sql);
            statement.execute("set local role none; set local session authorization default");
            try (var rows = statement.executeQuery("select tableoid || ' ' || ctid from " + table.name())) {
                while (rows.next()) {
                    left.add(rows.getString(1));
                }
            }
            return new Outcome(null, List.of(), left);
        });
    }

    private Outcome attempt(Principal who, String preparation, Work work) throws Exception {
        try (var statement = superuser.createStatement()) {
            statement.execute("savepoint attempt; " + preparation + become(who));
            try {
                return work.by(statement);
            } catch (SQLException refused) {
                return new Outcome(refused.getSQLState(), List.of(), Set.of());
            } finally {
                statement.execute("rollback to savepoint attempt");
            }
        }
    }

    private static String become(Principal who) {
        String claims = who.person() == null
                ? ""
                : JSON.createObjectNode()
                        .put("sub", who.person().id().toString())
                        .put("role", "authenticated")
                        .put("aal", who.secondFactor() ? "aal2" : "aal1")
                        .toString();
        return "set local session authorization " + who.login() + "; select set_config('request.jwt.claims', '" + claims
                + "', true), set_config('onyx.agency_id', '" + (who.agency() == null ? "" : who.agency()) + "', true)"
                + (who.role() == null ? "" : ", set_config('role', '" + who.role() + "', true)");
    }

    private interface Work {
        Outcome by(Statement statement) throws Exception;
    }
}
