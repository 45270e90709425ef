package io.onyxos.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs a load generator of the system and reads what it says. */
final class Tool {

    private Tool() {}

    static String run(List<String> command, Map<String, String> variables) throws Exception {
        Process process;
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(variables);
            process = builder.start();
        } catch (IOException absent) {
            throw new IllegalStateException(
                    command.get(0) + " is missing: install Debian's packages wrk and postgresql-contrib"
                            + " or their like",
                    absent);
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IllegalStateException(String.join(" ", command) + "\n" + output);
        return output;
    }

    static double number(Pattern pattern, String output) {
        var found = pattern.matcher(output);
        if (!found.find()) throw new IllegalStateException("No figure in:\n" + output);
        return Double.parseDouble(found.group(1));
    }
}
