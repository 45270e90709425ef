package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that try an action out, written so that a policy and not the values decides. */
record Statements(Catalogue catalogue, Table table, String role) {

    List<String> readable() {
        return catalogue.columns(role, Action.SELECT, table);
    }

    /** Every column that may be read, of every row that is let through. */
    String select() {
        return readable().isEmpty()
                ? "select from " + table.name()
                : "select to_jsonb(r) from (select %s from %s) r"
                        .formatted(String.join(", ", readable()), table.name());
    }

    /** The values of one row, as far as they may be given. */
    String insert(ObjectNode values) {
        List<String> given = catalogue.columns(role, Action.INSERT, table).stream()
                .filter(name -> column(name).assignable())
                .toList();
        return given.isEmpty()
                ? "insert into %s default values".formatted(table.name())
                : "insert into %s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, '%3$s')"
                        .formatted(
                                table.name(),
                                String.join(", ", given),
                                values.toString().replace("'", "''"));
    }

    /**
     * Ways to touch every row, the best first: a statement that reads no column is not narrowed by the policies of select.
     * The others serve where emptying a column breaks a constraint.
     */
    List<String> updates() {
        List<Table.Column> writable = catalogue.columns(role, Action.UPDATE, table).stream()
                .map(this::column)
                .filter(Table.Column::assignable)
                .toList();
        List<String> updates = new ArrayList<>();
        if (writable.isEmpty()) {
            updates.add(update(table.columns().get(0).name(), "default"));
        }
        for (boolean text : new boolean[] {true, false}) {
            writable.stream()
                    .filter(c -> !c.required() && c.type().equals("text") == text)
                    .forEach(c -> updates.add(update(c.name(), "null")));
        }
        writable.stream()
                .filter(c -> readable().contains(c.name()))
                .forEach(c -> updates.add(update(c.name(), c.name())));
        return updates;
    }

    /** Makes every row that is let through the given one; it reads none, so only the policies of update judge the result. */
    String exchange(ObjectNode values) {
        String columns = table.columns().stream()
                .filter(Table.Column::assignable)
                .map(Table.Column::name)
                .collect(Collectors.joining(", "));
        return "update %1$s set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$s, '%3$s'))"
                .formatted(table.name(), columns, values.toString().replace("'", "''"));
    }

    String update(String column, String value) {
        return "update %s set %s = %s".formatted(table.name(), column, value);
    }

    String delete() {
        return "delete from " + table.name();
    }

    String truncate() {
        return "truncate " + table.name() + " cascade";
    }

    private Table.Column column(String name) {
        return table.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
