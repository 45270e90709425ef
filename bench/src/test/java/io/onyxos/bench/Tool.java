package io.onyxos.bench;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs a program of the system and reads what it says. */
final class Tool {

    private Tool() {}

    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, program).canExecute());
    }

    static String run(List<String> command, Map<String, String> variables) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        var process = builder.start();
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
