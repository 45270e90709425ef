package io.onyxos.localstack;

/** The stack's database with the repository's migrations: what is new is applied at every start. */
final class StackDatabase implements Part {

    private final LocalPostgres postgres;
    private final SupabaseMigrations migrations;

    StackDatabase(LocalPostgres postgres, SupabaseProject project) {
        this.postgres = postgres;
        this.migrations = new SupabaseMigrations(project);
    }

    @Override
    public String name() {
        return postgres.name();
    }

    @Override
    public void start() throws Exception {
        postgres.start();
        migrations.applyTo(postgres);
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
}
