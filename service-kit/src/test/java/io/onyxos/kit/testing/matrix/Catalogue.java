package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of our schemas and who has which privilege on which column, as Postgres sees it. */
record Catalogue(Map<String, Table> tables, Map<String, List<String>> columnPrivileges) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TABLES = """
            select n.nspname || '.' || c.relname, c.relispartition,
              c.oid = 'public.agencies'::regclass or exists (
                select from pg_constraint f
                where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'public.agencies'::regclass),
              (select jsonb_agg(jsonb_build_object(
                  'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
                  'assignable', a.attgenerated = '' and a.attidentity <> 'a',
                  'defaultsToMe', coalesce(pg_get_expr(d.adbin, d.adrelid) like '%my_id()%', false)) order by a.attnum)
                from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and (n.nspname in ('public', 'private')
              or exists (select from pg_roles r where r.rolname = n.nspname || '_login'))""";

    private static final String PRIVILEGES = """
            select r.rolname || ' ' || lower(p.privilege) || ' ' || n.nspname || '.' || c.relname, a.attname
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            cross join pg_roles r cross join unnest(array['SELECT', 'INSERT', 'UPDATE']) p(privilege)
            where c.relkind in ('r', 'p') and (n.nspname in ('public', 'private')
                or exists (select from pg_roles l where l.rolname = n.nspname || '_login'))
              and (r.rolname ~ '_(login|caller|worker)$' or r.rolname in ('anon', 'authenticated', 'service_role'))
              and has_column_privilege(r.oid, c.oid, a.attnum, p.privilege)
            order by a.attnum""";

    static Catalogue of(Connection superuser) throws Exception {
        Map<String, Table> tables = new TreeMap<>();
        Map<String, List<String>> privileges = new HashMap<>();
        try (var statement = superuser.createStatement()) {
            var rows = statement.executeQuery(TABLES);
            while (rows.next()) {
                tables.put(
                        rows.getString(1),
                        new Table(
                                rows.getString(1), rows.getBoolean(3), rows.getBoolean(2), columns(rows.getString(4))));
            }
            var granted = statement.executeQuery(PRIVILEGES);
            while (granted.next()) {
                privileges
                        .computeIfAbsent(granted.getString(1), key -> new ArrayList<>())
                        .add(granted.getString(2));
            }
        }
        return new Catalogue(tables, privileges);
    }

    /** The columns that a role may select, insert or update. */
    List<String> columns(String role, Action action, Table table) {
        return columnPrivileges.getOrDefault(role + " " + action + " " + table.name(), List.of());
    }

    private static List<Table.Column> columns(String json) throws Exception {
        List<Table.Column> columns = new ArrayList<>();
        for (JsonNode column : JSON.readTree(json)) {
            columns.add(JSON.treeToValue(column, Table.Column.class));
        }
        return columns;
    }
}
