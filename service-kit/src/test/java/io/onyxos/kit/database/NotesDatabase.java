package io.onyxos.kit.database;

import io.onyxos.kit.testing.Issuer;
import io.onyxos.localstack.postgres.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;

/** A Postgres with one table under row level security, and an issuer of tokens: the smallest world with a door. */
public class NotesDatabase implements QuarkusTestResourceLifecycleManager {

    static final UUID ANA = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    static final UUID BEN = UUID.fromString("b0000000-0000-4000-8000-000000000001");

    private static final String SCHEMA = """
            create role kit_login login noinherit password 'kit_login';
            create role kit_caller nologin;
            create role kit_worker nologin;
            grant kit_caller, kit_worker to kit_login;
            create schema private;
            grant usage on schema private to kit_login;
            create function private.take_standing() returns text[] language sql
              return array[current_setting('request.jwt.claims')::jsonb ->> 'sub', null, 'owner', ' read ', ' read burn ', ' chatter '];
            create table notes (
              id uuid primary key default gen_random_uuid(),
              agency_id uuid not null default (current_setting('request.jwt.claims')::jsonb ->> 'sub')::uuid,
              body text not null,
              created_at timestamptz not null default now(),
              updated_at timestamptz not null default now(),
              unique (agency_id, body)
            );
            insert into notes (agency_id, body)
              select owner, 'note ' || n from unnest(array['%s', '%s']::uuid[]) owner, generate_series(1, 20) n;
            grant select, insert (body) on notes to kit_caller;
            grant select on notes to kit_worker;
            alter table notes enable row level security;
            create policy "people read their notes" on notes for select to kit_caller
              using (agency_id = (select (current_setting('request.jwt.claims')::jsonb ->> 'sub')::uuid));
            create policy "people write their notes" on notes for insert to kit_caller
              with check (agency_id = (select (current_setting('request.jwt.claims')::jsonb ->> 'sub')::uuid));
            create policy "the worker reads one agency's notes" on notes for select to kit_worker
              using (agency_id = (select nullif(current_setting('onyx.agency_id', true), '')::uuid));
            """.formatted(ANA, BEN);

    private static LocalPostgres postgres;
    private static Issuer issuer;
    private static PublicJsonWebKey key;

    static String bearer(UUID person) {
        try {
            return issuer.bearer(key, person);
        } catch (Exception cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }

    static Connection superuser() throws Exception {
        return postgres.connectAsSuperuser();
    }

    /** Connections of the service that are inside a transaction although no request is running. */
    static int openTransactions() throws Exception {
        try (Connection connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where usename = 'kit_login' and state like 'idle in transaction%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Ends the service's connections as an administrator would. */
    static void endConnections() throws Exception {
        try (Connection connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'kit_login'");
        }
    }

    /** The processes that serve the service's connections. */
    static List<Long> processes() throws Exception {
        try (Connection connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select pid from pg_stat_activity where usename = 'kit_login'")) {
            List<Long> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
            return found;
        }
    }

    static void restart() throws Exception {
        postgres.stop();
        postgres.start();
    }

    @Override
    public Map<String, String> start() {
        try {
            postgres = LocalPostgres.throwAway();
            postgres.start();
            try (Connection connection = superuser();
                    var statement = connection.createStatement()) {
                statement.execute(SCHEMA);
            }
            key = Issuer.key("current");
            issuer = new Issuer(key);
        } catch (Exception cannotStart) {
            throw new IllegalStateException(cannotStart);
        }
        return Map.of(
                "quarkus.datasource.reactive.url", postgres.address().replace("jdbc:", ""),
                "quarkus.datasource.reactive.max-size", "2",
                "onyx.service", "kit",
                "quarkus.oidc.auth-server-url", issuer.name(),
                "quarkus.oidc.jwks-path", issuer.url());
    }

    @Override
    public void stop() {
        postgres.close();
        issuer.close();
    }
}
