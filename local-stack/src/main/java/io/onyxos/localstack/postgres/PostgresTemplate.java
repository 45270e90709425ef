package io.onyxos.localstack.postgres;

import io.onyxos.localstack.machine.FolderLock;
import io.onyxos.localstack.machine.Folders;
import io.onyxos.localstack.machine.LocalFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A stopped cluster with a project's schema and seed, made once per content of its files and copied for every test run:
 * a copy takes a twentieth of a second, migrating takes many.
 */
record PostgresTemplate(SupabaseProject project) {

    private static final Duration LONG_UNUSED = Duration.ofDays(7);

    /** How a template is made is part of what it is. */
    private static final List<Class<?>> RECIPE =
            List.of(PostgresCluster.class, SupabaseMigrations.class, MigrationHistory.class, SqlFile.class);

    void copyInto(PostgresCluster cluster) throws Exception {
        if (Files.isDirectory(cluster.data())) return;
        var templates = LocalFolders.cache("templates");
        cluster.user().own(templates);
        var template = templates.resolve(fingerprint());
        try (var lock = FolderLock.lock(templates.resolve("lock"))) {
            if (!Files.isDirectory(template)) {
                removeUnused(templates);
                make(template);
            }
            Files.setLastModifiedTime(template, FileTime.from(Instant.now()));
            cluster.copyFrom(template);
        }
    }

    private void make(Path template) throws Exception {
        try (var postgres = LocalPostgres.throwAway()) {
            postgres.start();
            new SupabaseMigrations(project).applyTo(postgres);
            postgres.stop();
            Files.move(postgres.log().getParent(), template);
        }
    }

    private String fingerprint() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(new PostgresBinaries().version().getBytes());
        for (var type : RECIPE) {
            try (var code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                digest.update(code.readAllBytes());
            }
        }
        for (var file : project.everything()) {
            digest.update(file.path().getBytes());
            digest.update(file.sha256().getBytes());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    private static void removeUnused(Path templates) throws IOException {
        try (var folders = Files.list(templates)) {
            for (var folder : folders.filter(Files::isDirectory).toList()) {
                var used = Files.getLastModifiedTime(folder).toInstant();
                if (used.isBefore(Instant.now().minus(LONG_UNUSED))) Folders.delete(folder);
            }
        }
    }
}
