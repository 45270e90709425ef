package io.onyxos.localstack;

import io.onyxos.localstack.auth.ApiGateway;
import io.onyxos.localstack.auth.LocalAuth;
import io.onyxos.localstack.machine.Ports;
import io.onyxos.localstack.portal.Portal;
import io.onyxos.localstack.postgres.LocalPostgres;
import io.onyxos.localstack.postgres.StackDatabase;
import io.onyxos.localstack.service.Service;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** What a person who just started the stack wants to know. */
record Welcome(PrintStream out, LocalPostgres postgres, LocalAuth auth) {

    private static final String PEOPLE = """
            select u.email, p.role, a.name
              from auth.users u
              join public.profiles p on p.id = u.id
              join public.agencies a on a.id = p.agency_id
             where p.status = 'active'
             order by a.name, p.role <> 'owner', p.role <> 'chatter', u.email
             limit 4
            """;

    void print(double seconds, Path logs) throws SQLException {
        out.printf(
                Locale.ROOT,
                "%nReady after %.1f s. Ctrl-C stops everything; ./stack --reset begins anew.%n%n",
                seconds);
        out.println("  Portal    http://" + Ports.HOST + ":" + Portal.PORT
                + "  (services, API pages, people, events, mails)");
        out.println("  Logs      " + logs);
        out.println("  Supabase  http://" + Ports.HOST + ":" + ApiGateway.SUPABASE_PORT
                + ", with these keys (also in .env.local):");
        out.println("    publishable (anon)      " + auth.anonKey());
        out.println("    service_role (secret)   " + auth.serviceRoleKey());
        printDatabase();
        printPeople();
    }

    void printDatabase() {
        out.println("  Database  psql " + StackDatabase.psql(postgres));
    }

    private void printPeople() throws SQLException {
        String first = null;
        try (var connection = postgres.connect();
                var select = connection.createStatement();
                var people = select.executeQuery(PEOPLE)) {
            while (people.next()) {
                if (first == null) {
                    first = people.getString(1);
                    out.println("\nPeople, password " + Portal.DEMO_PASSWORD + ":");
                }
                out.printf("  %-28s %-9s %s%n", people.getString(1), people.getString(2), people.getString(3));
            }
        }
        if (first != null) printRequest(first);
    }

    private void printRequest(String email) {
        var api = "http://" + Ports.HOST + ":" + ApiGateway.SUPABASE_PORT;
        var me = "http://" + Ports.HOST + ":" + Service.CORE.port() + "/core/v1/me";
        out.println("""

                Try:
                  token=$(curl -s '%s/auth/v1/token?grant_type=password' -H 'Content-Type: application/json' \\
                    -d '{"email":"%s","password":"%s"}' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl -s %s -H "Authorization: Bearer $token"
                """.formatted(api, email, Portal.DEMO_PASSWORD, me));
    }
}
