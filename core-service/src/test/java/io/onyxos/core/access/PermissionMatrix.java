package io.onyxos.core.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The decided matrix, kept apart from the one in the database so that neither changes unnoticed.
 *
 * @param permissions of each role
 * @param sensitive those that need a second factor where the agency demands one
 */
record PermissionMatrix(Map<String, Set<String>> permissions, Set<String> all, Set<String> sensitive) {

    static PermissionMatrix decided() throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                PermissionMatrix.class.getResourceAsStream("permission-matrix.txt"), StandardCharsets.UTF_8))) {
            List<String[]> lines = reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .toList();
            return of(lines.get(0), lines.subList(1, lines.size()));
        }
    }

    private static PermissionMatrix of(String[] heading, List<String[]> lines) {
        Map<String, Set<String>> permissions = new TreeMap<>();
        Set<String> all = new TreeSet<>();
        Set<String> sensitive = new TreeSet<>();
        for (String[] line : lines) {
            String permission = line[0].replace("*", "");
            all.add(permission);
            if (line[0].endsWith("*")) {
                sensitive.add(permission);
            }
            for (int column = 1; column < heading.length; column++) {
                Set<String> role = permissions.computeIfAbsent(heading[column], name -> new TreeSet<>());
                if (line[column].equals("Y")) {
                    role.add(permission);
                }
            }
        }
        return new PermissionMatrix(permissions, all, sensitive);
    }
}
