package io.onyxos.kit.testing.matrix;

import java.util.List;

/**
 * A table of the catalogue.
 *
 * @param name with its schema
 * @param belongsToAgencies whether its rows are an agency's, by a foreign key to agencies
 * @param partition whether it is a part of another table, which nobody addresses
 */
record Table(String name, boolean belongsToAgencies, boolean partition, List<Column> columns) {

    static final String AGENCIES = "public.agencies";

    /**
     * @param assignable whether a statement may give it a value at all
     * @param defaultsToMe whether it is the caller's id unless somebody says otherwise
     */
    record Column(String name, String type, boolean required, boolean assignable, boolean defaultsToMe) {}

    String schema() {
        return name.substring(0, name.indexOf('.'));
    }

    boolean has(String column) {
        return columns.stream().anyMatch(c -> c.name().equals(column));
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The agency whose row it is, or null where rows are nobody's. */
    String agencyOf(Row row) {
        return belongsToAgencies ? row.text(name.equals(AGENCIES) ? "id" : "agency_id") : null;
    }

    /** The model that the row is about, or null. */
    String modelOf(Row row) {
        return row.text(name.equals("public.models") ? "id" : "model_id");
    }
}
