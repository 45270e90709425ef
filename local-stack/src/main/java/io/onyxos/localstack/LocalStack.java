package io.onyxos.localstack;

import io.onyxos.localstack.auth.ApiGateway;
import io.onyxos.localstack.auth.AuthSettings;
import io.onyxos.localstack.auth.LocalAuth;
import io.onyxos.localstack.auth.LocalOnly;
import io.onyxos.localstack.kafka.LocalKafka;
import io.onyxos.localstack.machine.Part;
import io.onyxos.localstack.machine.Ports;
import io.onyxos.localstack.machine.Refusal;
import io.onyxos.localstack.mail.Mailbox;
import io.onyxos.localstack.mail.SmtpServer;
import io.onyxos.localstack.portal.Portal;
import io.onyxos.localstack.portal.PortalService;
import io.onyxos.localstack.portal.StackFacts;
import io.onyxos.localstack.postgres.LocalPostgres;
import io.onyxos.localstack.postgres.StackDatabase;
import io.onyxos.localstack.postgres.SupabaseProject;
import io.onyxos.localstack.service.Service;
import io.onyxos.localstack.service.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole backend on one machine, for people: what {@code ./stack} runs once everything is built. */
public final class LocalStack {

    private static final Set<String> PRODUCTION = Set.of("prod", "production");
    private static final List<String> NAMES_OF_THE_ENVIRONMENT = List.of("QUARKUS_PROFILE", "ENV", "ENVIRONMENT");

    private final Path root;
    private final StackFolders folders;
    private final SupabaseProject project;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final ApiGateway api;
    private final LocalAuth auth;
    private final SmtpServer smtp;
    private final Portal portal;

    private LocalStack(Path root, StackFolders folders) throws IOException {
        this.root = root;
        this.folders = folders;
        this.project = new SupabaseProject(root.resolve("supabase"));
        this.postgres = LocalPostgres.lasting(folders.postgres(), LocalPostgres.SUPABASE_PORT);
        this.kafka = LocalKafka.lasting(folders.kafka(), LocalKafka.USUAL_PORT);
        this.api = new ApiGateway(ApiGateway.SUPABASE_PORT);
        var mailbox = new Mailbox();
        var authDatabase = postgres.dataSource("supabase_auth_admin", LocalPostgres.PASSWORD);
        this.auth = new LocalAuth(api, authDatabase, folders.auth(), mailbox, AuthSettings.of(project.config()));
        this.smtp = new SmtpServer(SmtpServer.SUPABASE_PORT, mailbox);
        var facts = new StackFacts(StackDatabase.psql(postgres), kafka.address(), smtp.address(), folders.logs());
        var portalDatabase = postgres.dataSource("postgres", LocalPostgres.PASSWORD);
        this.portal = new Portal(Portal.PORT, portalDatabase, auth, PortalService.all(), facts);
    }

    /** Runs until it is interrupted; ends with status 1 and a reason when it cannot start or a part ends by itself. */
    public static void main(String... arguments) {
        try {
            requireDevelopment(System.getenv());
            var options = StackOptions.parse(arguments);
            var root = Path.of("").toAbsolutePath();
            var folders = StackFolders.open(root);
            requireFreePorts(options.services());
            if (options.reset()) folders.reset();
            new LocalStack(root, folders).run(options);
        } catch (Exception e) {
            System.err.println("\n" + Explanation.of(e));
            System.exit(1);
        }
    }

    static void requireDevelopment(Map<String, String> environment) {
        for (var name : NAMES_OF_THE_ENVIRONMENT) {
            if (PRODUCTION.contains(environment.getOrDefault(name, "").toLowerCase())) {
                throw new Refusal(name + " says production: the local stack signs in anybody and does not start there");
            }
        }
        LocalOnly.check();
    }

    private void run(StackOptions options) throws Exception {
        var lifecycle = new Lifecycle(System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(lifecycle::stop, "stop"));
        for (var log : List.of(postgres.log(), kafka.log())) folders.link(log);

        var welcome = new Welcome(System.out, postgres, auth);
        if (options.databaseOnly()) {
            lifecycle.start(List.of(StackDatabase.bare(postgres, project)));
            welcome.printDatabase();
        } else {
            lifecycle.start(servers());
            lifecycle.start(options.services().stream()
                    .map(service -> new ServiceProcess(service, root, folders.logs()))
                    .toList());
            new EnvFile(root.resolve(".env.local")).write(api.address(), auth.anonKey(), auth.serviceRoleKey());
            welcome.print(lifecycle.seconds(), folders.logs());
        }
        lifecycle.watch();
    }

    /** Everything that the services need; a new part is one more line. */
    private List<Part> servers() {
        return List.of(StackDatabase.migrated(postgres, project), kafka, api, auth, smtp, portal);
    }

    /** PostgreSQL and Kafka look after theirs. */
    private static void requireFreePorts(List<Service> services) throws IOException {
        Ports.claim(ApiGateway.SUPABASE_PORT);
        Ports.claim(Portal.PORT);
        Ports.claim(SmtpServer.SUPABASE_PORT);
        for (var service : services) Ports.claim(service.port());
    }
}
