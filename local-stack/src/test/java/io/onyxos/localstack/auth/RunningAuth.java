package io.onyxos.localstack.auth;

import io.onyxos.localstack.mail.Mailbox;
import io.onyxos.localstack.postgres.LocalPostgres;
import io.onyxos.localstack.postgres.SupabaseProject;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One migrated database and one Auth server for all tests of this module that ask for it. */
public final class RunningAuth implements BeforeAllCallback, ParameterResolver, AutoCloseable {

    private LocalPostgres postgres;
    private DataSource database;
    private ApiGateway gateway;
    private LocalAuth auth;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningAuth.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    private static RunningAuth running(ExtensionContext context) {
        var store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
        return store.computeIfAbsent(RunningAuth.class, type -> new RunningAuth().started(), RunningAuth.class);
    }

    private RunningAuth started() {
        try {
            postgres = LocalPostgres.migrated(SupabaseProject.find());
            postgres.start();
            database = postgres.dataSource("supabase_admin", postgres.superuserPassword());
            gateway = new ApiGateway(0);
            gateway.start();
            var data = Files.createTempDirectory("auth-keys");
            var own = postgres.dataSource("supabase_auth_admin", LocalPostgres.PASSWORD);
            auth = new LocalAuth(
                    gateway,
                    own,
                    data,
                    new Mailbox(),
                    AuthSettings.of(SupabaseProject.find().config()));
            auth.start();
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("No Auth server to test", e);
        }
    }

    @Override
    public void close() {
        auth.close();
        gateway.close();
        postgres.close();
    }

    public LocalAuth auth() {
        return auth;
    }

    public ApiGateway gateway() {
        return gateway;
    }

    /** As the user of migrations. */
    public DataSource migrator() {
        return postgres.dataSource("postgres", LocalPostgres.PASSWORD);
    }

    int sql(String statement, Object... arguments) throws SQLException {
        return Sql.inTransaction(database, sql -> sql.run(statement, arguments));
    }

    /** A confirmed user with the password {@code secret-1}. */
    UUID user(String email) throws SQLException {
        return Sql.inTransaction(
                database, sql -> Users.create(sql, Users.NewUser.signingUp(email, "secret-1", true, new JsonObject())));
    }
}
