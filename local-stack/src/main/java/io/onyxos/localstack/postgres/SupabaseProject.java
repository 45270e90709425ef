package io.onyxos.localstack.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the repository's {@code supabase} folder, by the names that the Supabase CLI gives them. */
public record SupabaseProject(Path folder) {

    private static final Pattern MIGRATION = Pattern.compile("([0-9]+)_(.*)\\.sql");
    private static final String SHIM = "/io/onyxos/localstack/postgres/supabase-shim.sql";

    /** The {@code supabase} folder beside or above the working directory. */
    public static SupabaseProject find() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var candidate = folder.resolve("supabase");
            if (Files.exists(candidate.resolve("config.toml"))) return new SupabaseProject(candidate);
        }
        throw new IllegalStateException(
                "No supabase/config.toml in or above " + Path.of("").toAbsolutePath());
    }

    /** The settings of the Supabase CLI. */
    public Path config() {
        return folder.resolve("config.toml");
    }

    /** What a bare PostgreSQL needs to be like Supabase's; no migration. */
    SqlFile shim() throws IOException {
        try (InputStream content = SupabaseProject.class.getResourceAsStream(SHIM)) {
            if (content == null) throw new IOException("No " + SHIM + " on the class path");
            return new SqlFile(
                    "supabase-shim.sql", "", "shim", new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    List<SqlFile> roles() throws IOException {
        return optional("roles.sql");
    }

    List<SqlFile> seeds() throws IOException {
        return optional("seed.sql");
    }

    /** In the order of their versions. */
    List<SqlFile> migrations() throws IOException {
        var migrations = folder.resolve("migrations");
        if (Files.notExists(migrations)) return List.of();
        try (var files = Files.list(migrations)) {
            var found = new ArrayList<SqlFile>();
            for (var file : files.toList()) {
                var name = MIGRATION.matcher(file.getFileName().toString());
                if (name.matches()) found.add(read(file, name.group(1), name.group(2)));
            }
            found.sort(Comparator.comparing(SqlFile::version));
            return found;
        }
    }

    /** Every file that makes the state of a new database, in the order of application. */
    List<SqlFile> everything() throws IOException {
        return Stream.of(List.of(shim()), roles(), migrations(), seeds())
                .flatMap(List::stream)
                .toList();
    }

    private List<SqlFile> optional(String name) throws IOException {
        var file = folder.resolve(name);
        return Files.exists(file) ? List.of(read(file, "", name)) : List.of();
    }

    private SqlFile read(Path file, String version, String name) throws IOException {
        return new SqlFile("supabase/" + folder.relativize(file), version, name, Files.readString(file));
    }
}
