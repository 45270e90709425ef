package io.onyxos.kit.testing.rough;

import io.onyxos.kit.testing.ServiceStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows of all tables as they were found, to be put back after requests that succeeded. */
final class DemoData implements RoughHandling.Restoration, AutoCloseable {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname) as name,
              format('kept.%I', n.nspname || '.' || c.relname) as kept,
              (select string_agg(quote_ident(attname), ', ') from pg_attribute
                where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|kept|extensions|supabase_migrations)'""";

    private final Connection superuser;

    private DemoData(Connection superuser) {
        this.superuser = superuser;
    }

    static DemoData keep() throws Exception {
        DemoData data = new DemoData(ServiceStack.superuser());
        data.execute("create schema kept");
        data.execute("""
                do $$ declare t record; begin
                  for t in %s loop
                    execute format('create table %%s as select %%s from %%s', t.kept, t.columns, t.name);
                  end loop;
                end $$""".formatted(TABLES));
        return data;
    }

    /** Only tables that differ are written. Neither triggers nor foreign keys are in force meanwhile. */
    @Override
    public void restore() throws SQLException {
        execute("""
                do $$ declare t record; differs boolean; begin
                  set local session_replication_role = replica;
                  for t in %s loop
                    execute format('select exists ((select %%1$s from %%2$s except all select * from %%3$s)
                      union all (select * from %%3$s except all select %%1$s from %%2$s))', t.columns, t.name, t.kept)
                      into differs;
                    if differs then
                      execute format('delete from %%s', t.name);
                      execute format('insert into %%s (%%s) overriding system value select * from %%s',
                        t.name, t.columns, t.kept);
                    end if;
                  end loop;
                end $$""".formatted(TABLES));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
