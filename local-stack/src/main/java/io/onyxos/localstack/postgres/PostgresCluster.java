package io.onyxos.localstack.postgres;

import io.onyxos.localstack.machine.Commands;
import io.onyxos.localstack.machine.Folders;
import io.onyxos.localstack.machine.LocalFolders;
import io.onyxos.localstack.machine.Ports;
import io.onyxos.localstack.machine.ServerUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of one PostgreSQL server: {@code data}, {@code postgres.log} and the password of its superuser. They belong to
 * the {@link ServerUser}.
 */
record PostgresCluster(Path folder, Path binaries, ServerUser user) {

    /** On Supabase, too, {@code postgres} is not the superuser. */
    static final String SUPERUSER = "supabase_admin";

    private static final String PASSWORD_FILE = "superuser.password";

    static PostgresCluster in(Path folder) throws IOException {
        return new PostgresCluster(folder.toAbsolutePath(), new PostgresBinaries().unpacked(), ServerUser.current());
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    static String passwordIn(Path folder) throws IOException {
        return Files.readString(folder.resolve(PASSWORD_FILE)).strip();
    }

    String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    /** Makes an empty cluster unless there is one; an interrupted attempt leaves none. */
    void create(boolean lasting) throws IOException {
        if (Files.isDirectory(data())) {
            requireSameMajorVersion();
            return;
        }
        writePassword();
        var unfinished = folder.resolve("data.unfinished");
        Folders.delete(unfinished);
        Commands.run(user.command(List.of(
                program("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile(),
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                // text search and trigrams read letters by this one
                "--lc-ctype=" + (LocalFolders.onMac() ? "UTF-8" : "C.UTF-8"),
                "--wal-segsize=" + (lasting ? 16 : 4),
                lasting ? "--data-checksums" : "--no-sync",
                "--set=max_connections=200",
                "--set=wal_level=logical",
                "--set=shared_preload_libraries=pg_stat_statements,auto_explain",
                "--set=listen_addresses=" + Ports.HOST,
                "--set=unix_socket_directories=",
                "--set=log_timezone=UTC",
                "--set=timezone=UTC")));
        Files.move(unfinished, data());
    }

    /** Takes over the data and the password of a stopped cluster. */
    void copyFrom(Path stopped) throws IOException {
        var source = stopped.toString();
        Commands.run(user.command(List.of("cp", "-p", source + "/" + PASSWORD_FILE, folder.toString())));
        Commands.run(user.command(List.of("cp", "-Rp", source + "/data", folder.toString())));
    }

    /**
     * Stops a server that a killed run left behind, and removes the pid file of one that died with the machine, whose
     * number may by now belong to some other process.
     */
    void clearRemains() throws IOException {
        var pidFile = data().resolve("postmaster.pid");
        if (Files.notExists(pidFile)) return;
        var lines = Files.readAllLines(pidFile);
        var process = ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        if (process.isPresent() && lines.size() > 2 && isServer(process.get(), lines.get(2))) {
            Commands.run(user.command(List.of(program("pg_ctl"), "stop", "-s", "-m", "fast", "-D", data().toString())));
        } else {
            Files.deleteIfExists(pidFile);
        }
    }

    /** A container may hide other users' programs even from root, but not when they began. */
    private static boolean isServer(ProcessHandle process, String startOfServer) {
        var info = process.info();
        if (info.command().isPresent()) return info.command().get().endsWith("/postgres");
        var began = info.startInstant().orElse(Instant.EPOCH).getEpochSecond();
        return Math.abs(began - Long.parseLong(startOfServer.strip())) < 60;
    }

    private void requireSameMajorVersion() throws IOException {
        var made = Files.readString(data().resolve("PG_VERSION")).strip();
        var version = Commands.run(List.of(program("postgres"), "--version"));
        if (!version.contains(" " + made + ".")) {
            throw new IOException("The data in " + folder + " was made by PostgreSQL " + made + ", this is " + version
                    + ": reset it");
        }
    }

    private Path passwordFile() {
        return folder.resolve(PASSWORD_FILE);
    }

    private void writePassword() throws IOException {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile());
        Files.createFile(passwordFile(), LocalFolders.PRIVATE);
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
        if (user.isAnother()) Files.setAttribute(passwordFile(), "unix:uid", user.uid(), LinkOption.NOFOLLOW_LINKS);
    }
}
