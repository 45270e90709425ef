package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows that somebody may try to insert: each stored row again, as it would come out, since what may not be given is what
 * the database fills in.
 */
record Drafts(Table table, List<String> given, Standing who) {

    List<Row> from(List<Row> stored) {
        // One's own agency first: a row of another one differs by its tenant, which a caller cannot even name.
        return Stream.concat(
                        stored.stream().filter(row -> isOfMyAgency(row)),
                        stored.stream().filter(row -> !isOfMyAgency(row)))
                .map(this::draft)
                .toList();
    }

    private boolean isOfMyAgency(Row row) {
        return who.agency() != null && who.agency().equals(table.agencyOf(row));
    }

    private Row draft(Row row) {
        ObjectNode values = row.values().deepCopy();
        for (Table.Column column : table.columns()) {
            if (!given.contains(column.name())) {
                if (column.name().equals("agency_id")) {
                    values.put("agency_id", who.agency());
                } else if (column.defaultsToMe()) {
                    values.put(column.name(), who.id());
                }
            }
        }
        return new Row(row.place(), values);
    }
}
