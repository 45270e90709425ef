package io.onyxos.localstack.postgres;

import io.onyxos.localstack.machine.Commands;
import io.onyxos.localstack.machine.FolderLock;
import io.onyxos.localstack.machine.Folders;
import io.onyxos.localstack.machine.Part;
import io.onyxos.localstack.machine.Ports;
import io.onyxos.localstack.machine.ThrowAwayFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An embedded PostgreSQL 17 on the loopback address. A shell stands between the server and this process and stops the
 * server when its own standard input ends, so that none outlives a killed JVM.
 */
public final class LocalPostgres implements Part {

    /** The port of the database in {@code supabase start}. */
    public static final int SUPABASE_PORT = 54322;

    /** The password of {@code postgres} and of every login role, as in {@code supabase start}. */
    public static final String PASSWORD = "postgres";

    private static final String DATABASE = "postgres";

    /** Arguments: pg_ctl, folder, options, kind of folder. Ctrl-C and hang-ups are for the parent to answer. */
    private static final String GUARD = """
            trap '' INT HUP
            "$1" start -s -w -D "$2/data" -l "$2/postgres.log" -o "$3" || exit 1
            echo ready
            read -r order
            "$1" stop -s -m fast -D "$2/data"
            if [ "$4" = throw-away ] && [ "$order" != keep ]; then rm -rf "$2"; fi
            """;

    private static final String FAST_AND_FORGETFUL = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    private final Path folder;
    private final boolean lasting;
    private final Preparation preparation;
    private int port;
    private FolderLock lock;
    private Process guard;

    private LocalPostgres(Path folder, int port, boolean lasting, Preparation preparation) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.lasting = lasting;
        this.preparation = preparation;
    }

    /** A server whose data stays in the folder; port 0 takes a free one. */
    public static LocalPostgres lasting(Path folder, int port) {
        return new LocalPostgres(folder, port, true, cluster -> cluster.create(true));
    }

    /** An empty server without durability on a free port, deleted when it is closed and when this process dies. */
    public static LocalPostgres throwAway() throws IOException {
        return new LocalPostgres(ThrowAwayFolders.next(), 0, false, cluster -> cluster.create(false));
    }

    /** Like {@link #throwAway()} with the project's shim, roles, migrations and seed, from a copy made once per content. */
    public static LocalPostgres migrated(SupabaseProject project) throws IOException {
        return new LocalPostgres(ThrowAwayFolders.next(), 0, false, new PostgresTemplate(project)::copyInto);
    }

    @Override
    public String name() {
        return "postgres";
    }

    /** A JDBC address, without user and password. */
    @Override
    public String address() {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + DATABASE;
    }

    public int port() {
        return port;
    }

    /** The server's own log. */
    public Path log() {
        return folder.resolve("postgres.log");
    }

    @Override
    public void start() throws Exception {
        var cluster = PostgresCluster.in(folder);
        cluster.user().own(folder);
        lock = FolderLock.tryLock(folder.resolve("lock"))
                .orElseThrow(() -> new IOException("Another process runs the database in " + folder));
        try {
            cluster.clearRemains();
            Ports.claim(port);
            preparation.prepare(cluster);
            launch(cluster);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    @Override
    public boolean isRunning() {
        return Ports.answers(port);
    }

    /** Stops the server and keeps its data even if it is a throw-away; {@link #start()} brings it back on the same port. */
    public void stop() {
        end("keep\n");
    }

    @Override
    public void close() {
        end("");
        if (!lasting) ThrowAwayFolders.delete(folder);
    }

    public DataSource dataSource(String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(address());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** A connection as {@code postgres}, who owns the tables and is not a superuser. */
    public Connection connect() throws SQLException {
        return dataSource(DATABASE, PASSWORD).getConnection();
    }

    /** A connection as {@code supabase_admin}, whose password is made up per cluster and known to this machine's user only. */
    public Connection connectAsSuperuser() throws SQLException, IOException {
        return dataSource(PostgresCluster.SUPERUSER, superuserPassword()).getConnection();
    }

    public String superuserPassword() throws IOException {
        return PostgresCluster.passwordIn(folder);
    }

    private void launch(PostgresCluster cluster) throws IOException {
        int wanted = port;
        for (int attempt = 1; ; attempt++) {
            port = Ports.claim(wanted);
            guard = guarded(cluster);
            var first = guard.inputReader(StandardCharsets.UTF_8).readLine();
            if ("ready".equals(first)) return;
            Commands.waitFor(guard);
            if (wanted != 0 || attempt == 3) {
                throw new IOException("PostgreSQL did not start:\n" + first + "\n" + Folders.lastLines(log(), 15));
            }
        }
    }

    private Process guarded(PostgresCluster cluster) throws IOException {
        Files.deleteIfExists(log());
        var options = "-p " + port + (lasting ? "" : FAST_AND_FORGETFUL);
        var kind = lasting ? "lasting" : "throw-away";
        return new ProcessBuilder(cluster.user()
                        .command(List.of(
                                "sh",
                                "-c",
                                GUARD,
                                "postgres-guard",
                                cluster.program("pg_ctl"),
                                folder.toString(),
                                options,
                                kind)))
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
    }

    private void end(String order) {
        try {
            if (guard != null) {
                try (var orders = guard.outputWriter(StandardCharsets.UTF_8)) {
                    orders.write(order);
                } catch (IOException e) {
                    // the guard is gone already
                }
                Commands.waitFor(guard);
            }
            if (lock != null) lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            guard = null;
            lock = null;
        }
    }

    /** Fills an empty folder with a cluster. */
    private interface Preparation {
        void prepare(PostgresCluster cluster) throws Exception;
    }
}
