package io.onyxos.localstack.postgres;

import io.onyxos.localstack.machine.Part;
import io.onyxos.localstack.machine.Ports;

/** The stack's database: what it lacks is applied at every start. */
public final class StackDatabase implements Part {

    private final LocalPostgres postgres;
    private final Content content;

    private StackDatabase(LocalPostgres postgres, Content content) {
        this.postgres = postgres;
        this.content = content;
    }

    /** With the repository's migrations. */
    public static StackDatabase migrated(LocalPostgres postgres, SupabaseProject project) {
        return new StackDatabase(postgres, new SupabaseMigrations(project)::applyTo);
    }

    /** With what a new Supabase project has and no more, so that a dump can be restored into it. */
    public static StackDatabase bare(LocalPostgres postgres, SupabaseProject project) {
        return new StackDatabase(postgres, new SupabaseMigrations(project)::applyShim);
    }

    /** The address for {@code psql} and the like, as {@code postgres}. */
    public static String psql(LocalPostgres postgres) {
        return "postgresql://postgres:" + LocalPostgres.PASSWORD + "@" + Ports.HOST + ":" + postgres.port()
                + "/postgres";
    }

    @Override
    public String name() {
        return postgres.name();
    }

    @Override
    public void start() throws Exception {
        postgres.start();
        content.applyTo(postgres);
    }

    @Override
    public String address() {
        return postgres.address();
    }

    @Override
    public boolean isRunning() {
        return postgres.isRunning();
    }

    @Override
    public void close() {
        postgres.close();
    }

    private interface Content {
        void applyTo(LocalPostgres postgres) throws Exception;
    }
}
