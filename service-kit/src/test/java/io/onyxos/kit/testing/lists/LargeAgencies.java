package io.onyxos.kit.testing.lists;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Two agencies with thousands of rows in every table: their people and models, the same for every service, and what the
 * service's {@code tenant-matrix/large.sql} adds. Written without triggers and foreign keys, so that no event and no audit
 * entry tells of it.
 */
final class LargeAgencies implements AutoCloseable {

    /** Of the first agency. */
    static final UUID OWNER = UUID.fromString("d0000000-0000-4000-8000-100000000001");

    /** Of the first agency, in the lowest role. */
    static final UUID CHATTER = UUID.fromString("d0000000-0000-4000-8000-100000000002");

    private static final String AGENCY = "d0000000-0000-4000-8000-000000000001";
    private static final String SCRIPTS = "io/onyxos/kit/testing/lists/agencies.sql tenant-matrix/large.sql";

    private static final String TENANT_TABLES = "select c.oid::regclass::text from pg_class c"
            + " join pg_namespace n on n.oid = c.relnamespace"
            + " join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id'"
            + " where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' order by 1";

    private static final String REFERENCED = "select f.confrelid::regclass::text from pg_constraint f"
            + " join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any (f.conkey)"
            + " where f.contype = 'f' and a.attname = ? and f.confrelid <> 'public.agencies'::regclass limit 1";

    private final Connection superuser;
    private final List<String> tables;

    LargeAgencies(Connection superuser) throws Exception {
        this.superuser = superuser;
        this.tables = column(TENANT_TABLES);
    }

    void fill() throws Exception {
        execute("set session_replication_role = replica");
        for (String script : SCRIPTS.split(" ")) {
            execute(text(script));
        }
        for (String table : tables) {
            execute("analyze " + table);
        }
        execute("analyze public.agencies");
    }

    /** Tables whose rows belong to agencies, by schema and name. */
    Set<String> tables() {
        return new HashSet<>(tables);
    }

    /** An id for the place in a path after this collection: the agency itself, or its first row of that table. */
    String idOf(String collection) throws SQLException {
        return collection.equals("agencies") ? AGENCY : firstRow("public." + collection.replace('-', '_'));
    }

    /** A row that a parameter of this name refers to; the owner's id where no foreign key has the name. */
    String referenced(String parameter) throws SQLException {
        List<String> referenced = column(REFERENCED, parameter);
        return referenced.isEmpty() ? OWNER.toString() : firstRow(referenced.get(0));
    }

    private String firstRow(String table) throws SQLException {
        List<String> id = column("select min(id::text) from " + table + " where agency_id = ?::uuid", AGENCY);
        if (id.get(0) == null) {
            throw new IllegalStateException("no rows of " + table + " in tenant-matrix/large.sql");
        }
        return id.get(0);
    }

    @Override
    public void close() throws Exception {
        for (String table : tables) {
            execute("delete from " + table + " where agency_id::text ~ '^[de]0000000-'");
        }
        execute("delete from public.agencies where id::text ~ '^[de]0000000-'");
        execute("delete from auth.users where id::text ~ '^[de]0000000-'");
        superuser.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> column(String sql, String... values) throws SQLException {
        try (var statement = superuser.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> column = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
            }
            return column;
        }
    }

    private static String text(String resource) throws Exception {
        try (var file = LargeAgencies.class.getClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("a service with lists needs src/test/resources/" + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
