package io.onyxos.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.http.Refusal;
import io.onyxos.localstack.postgres.SupabaseProject;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A module's {@code refusals.properties} has every code that its Java and its settings name, and no others. The codes of
 * {@code @Refuses} are held by the build of the contract, those of the service's SQL functions by {@link ServiceStartTest}.
 */
public abstract class RefusalCatalogueTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern IN_JAVA = Pattern.compile("refused\\(\\s*\"(\\w+)\"");
    private static final Pattern IN_SETTINGS = Pattern.compile("onyx\\.constraints\\.\\w+=(\\w+)");

    @Test
    void everyCodeThatTheModuleNamesIsInItsFileOrInTheKits() throws IOException {
        String java = texts(MAIN, ".java");
        String settings = texts(MAIN.resolve("resources"), "application.properties");

        Set<String> unknown = Stream.concat(found(IN_JAVA, java), found(IN_SETTINGS, settings))
                .filter(code -> Refusal.find(code).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unknown, "codes without a line in refusals.properties");
    }

    @Test
    void everyCodeOfItsFileIsUsed() throws IOException {
        String quoted =
                texts(MAIN, ".java") + texts(SupabaseProject.find().folder().resolve("migrations"), ".sql");
        String words = texts(MAIN.resolve("resources"), "application.properties")
                + texts(MAIN.resolve("resources"), "openapi.yaml");

        Set<String> unused = codesOfItsFile().stream()
                .filter(code -> !quoted.contains('"' + code + '"') && !quoted.contains("'" + code + "'"))
                .filter(code ->
                        !Pattern.compile("\\b" + code + "\\b").matcher(words).find())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unused, "lines of refusals.properties that nothing refuses by");
    }

    private static Set<String> codesOfItsFile() throws IOException {
        Properties lines = new Properties();
        try (Reader file = Files.newBufferedReader(MAIN.resolve("resources/refusals.properties"))) {
            lines.load(file);
        }
        return lines.stringPropertyNames();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static String texts(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }
}
