package io.onyxos.kit.http;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A reason for which requests are refused, as {@code refusals.properties} has it: {@code name_taken = 409 The name is
 * taken.} One such file is the kit's, with what any service refuses; a service has another with its own rules. Java
 * ({@link Refuses}, {@link Problem#refused(String)}), the database ({@code PT4xx} with the code as message) and
 * {@code onyx.constraints} name codes of these files alone, so that a code has one status and one sentence.
 *
 * @param code stable and for programs
 * @param status of HTTP
 * @param sentence what a person is told
 */
public record Refusal(String code, int status, String sentence) {

    private static final String FILE = "refusals.properties";
    private static final Map<String, Refusal> ALL = read();

    /**
     * The refusal of this code.
     *
     * @throws IllegalStateException for a code that no file has
     */
    public static Refusal of(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalStateException("Unknown code: add " + code
                        + " = <status> <what a person is told> to src/main/resources/" + FILE));
    }

    /** The same, empty for a code that no file has. */
    public static Optional<Refusal> find(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    private static Map<String, Refusal> read() {
        Map<String, Refusal> all = new HashMap<>();
        try {
            for (URL file : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(FILE))) {
                Properties lines = new Properties();
                try (Reader text = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    lines.load(text);
                }
                lines.forEach((code, line) -> add(all, code.toString(), line.toString()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(all);
    }

    private static void add(Map<String, Refusal> all, String code, String line) {
        String[] statusAndSentence = line.split(" ", 2);
        Refusal refusal = new Refusal(code, Integer.parseInt(statusAndSentence[0]), statusAndSentence[1]);
        Refusal other = all.put(code, refusal);
        if (other != null && !other.equals(refusal)) {
            throw new IllegalStateException("Two files named " + FILE + " have " + code);
        }
    }
}
