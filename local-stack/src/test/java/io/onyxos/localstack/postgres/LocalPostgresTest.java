package io.onyxos.localstack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.localstack.machine.Commands;
import io.onyxos.localstack.machine.ThrowAwayFolders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalPostgresTest {

    private Path folder;

    @BeforeEach
    void takeAFolder() throws IOException {
        folder = ThrowAwayFolders.next();
    }

    @AfterEach
    void deleteTheFolder() {
        ThrowAwayFolders.delete(folder);
    }

    @Test
    void startsAsWhoeverRunsTheTestsAndNeverAsRoot() throws Exception {
        try (var postgres = LocalPostgres.throwAway()) {
            postgres.start();
            try (var connection = postgres.connectAsSuperuser()) {
                assertTrue(ask(connection, "select version()").startsWith("PostgreSQL 17"));
                assertEquals("UTF8", ask(connection, "show server_encoding"));
                assertEquals("élan 3", ask(connection, "select lower('ÉLAN 3')"));
            }
            var owner = Files.getAttribute(postgres.log(), "unix:uid");
            assertFalse(owner.equals(0), "the server's files belong to root");
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnlyAndAsksForAPassword() throws Exception {
        try (var postgres = LocalPostgres.throwAway()) {
            postgres.start();
            try (var connection = postgres.connectAsSuperuser()) {
                assertEquals("127.0.0.1", ask(connection, "show listen_addresses"));
                assertEquals("", ask(connection, "show unix_socket_directories"));
            }
            var refused = assertThrows(SQLException.class, () -> postgres.dataSource("supabase_admin", "postgres")
                    .getConnection());
            assertEquals("28P01", refused.getSQLState());
        }
    }

    @Test
    void keepsDataThroughARestart() throws Exception {
        try (var postgres = LocalPostgres.lasting(folder, 0)) {
            postgres.start();
            execute(postgres, "create table kept as select 42 as answer");
        }
        try (var postgres = LocalPostgres.lasting(folder, 0)) {
            postgres.start();
            try (var connection = postgres.connectAsSuperuser()) {
                assertEquals("42", ask(connection, "select answer from kept"));
                assertEquals("on", ask(connection, "show fsync"));
            }
        }
    }

    @Test
    void isBackedUpByACopyOfItsFolder() throws Exception {
        var copy = ThrowAwayFolders.next();
        try (var postgres = LocalPostgres.lasting(folder, 0)) {
            postgres.start();
            execute(postgres, "create table kept as select 42 as answer");
        }
        Commands.run(List.of("cp", "-Rp", folder.toString(), copy.toString()));
        try (var postgres = LocalPostgres.lasting(copy, 0)) {
            postgres.start();
            try (var connection = postgres.connectAsSuperuser()) {
                assertEquals("42", ask(connection, "select answer from kept"));
            }
        } finally {
            ThrowAwayFolders.delete(copy);
        }
    }

    @Test
    void comesBackOnItsPortAfterAnOutage() throws Exception {
        try (var postgres = LocalPostgres.throwAway()) {
            postgres.start();
            var address = postgres.address();
            execute(postgres, "create table kept as select 42 as answer");
            postgres.stop();
            assertThrows(SQLException.class, postgres::connectAsSuperuser);
            postgres.start();
            assertEquals(address, postgres.address());
            try (var connection = postgres.connectAsSuperuser()) {
                assertEquals("42", ask(connection, "select answer from kept"));
            }
        }
    }

    @Test
    void leavesNothingBehindOfAThrowAway() throws Exception {
        var postgres = LocalPostgres.throwAway();
        postgres.start();
        var folderOfServer = postgres.log().getParent();
        var server = serverOf(folderOfServer);
        postgres.close();
        server.onExit().get(5, TimeUnit.SECONDS);
        assertFalse(Files.exists(folderOfServer));
    }

    @Test
    void saysWhichPortIsInUse() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var postgres = LocalPostgres.lasting(folder, other.getLocalPort())) {
            var refused = assertThrows(IOException.class, postgres::start);
            assertTrue(refused.getMessage().contains("Port " + other.getLocalPort() + " of 127.0.0.1 is in use"));
        }
    }

    @Test
    void refusesAFolderThatIsInUse() throws Exception {
        try (var postgres = LocalPostgres.lasting(folder, 0);
                var second = LocalPostgres.lasting(folder, 0)) {
            postgres.start();
            var refused = assertThrows(IOException.class, second::start);
            assertTrue(refused.getMessage().startsWith("Another process runs the database"));
            second.close();
            try (var connection = postgres.connectAsSuperuser()) {
                assertEquals("1", ask(connection, "select 1"));
            }
        }
    }

    @Test
    void recoversFromACrashOfTheServer() throws Exception {
        try (var postgres = LocalPostgres.lasting(folder, 0)) {
            postgres.start();
            execute(postgres, "create table kept as select 42 as answer");
            var server = serverOf(folder);
            server.destroyForcibly();
            server.onExit().join();
        }
        assertTrue(Files.exists(folder.resolve("data/postmaster.pid")), "a crash leaves the pid file");
        try (var postgres = LocalPostgres.lasting(folder, 0)) {
            postgres.start();
            try (var connection = postgres.connectAsSuperuser()) {
                assertEquals("42", ask(connection, "select answer from kept"));
            }
        }
    }

    @Test
    void isNotConfusedByAPidFileWhoseNumberBelongsToSomeoneElse() throws Exception {
        try (var postgres = LocalPostgres.lasting(folder, 0)) {
            postgres.start();
        }
        Files.writeString(
                folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (var postgres = LocalPostgres.lasting(folder, 0)) {
            postgres.start();
            execute(postgres, "select 1");
        }
    }

    @Test
    void stopsTheServerThatAKilledRunLeftBehind() throws Exception {
        var killed = LocalPostgres.lasting(folder, 0);
        var others = ProcessHandle.current().children().toList();
        killed.start();
        var server = serverOf(folder);
        var guards = ProcessHandle.current().children().filter(child -> !others.contains(child));
        guards.forEach(ProcessHandle::destroyForcibly);
        killed.close();
        assertTrue(server.isAlive(), "the server has lost its guard and lives on");
        try (var next = LocalPostgres.lasting(folder, killed.port())) {
            next.start();
            server.onExit().get(5, TimeUnit.SECONDS);
            execute(next, "select 1");
        }
    }

    private static ProcessHandle serverOf(Path folder) throws IOException {
        var pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static void execute(LocalPostgres postgres, String sql) throws Exception {
        try (var connection = postgres.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
