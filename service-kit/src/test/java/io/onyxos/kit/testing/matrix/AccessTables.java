package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.onyxos.localstack.postgres.SupabaseProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a service's {@code src/test/resources/tenant-matrix} says of its tables, with what is the same for the tables that
 * every service has.
 *
 * @param tables by name, what the owning service's callers may do
 * @param grants what the tables are open to besides: the Data API, other services, workers
 */
record AccessTables(Map<String, TableLine> tables, List<GrantLine> grants) {

    private static final String FOLDER = "src/test/resources/tenant-matrix";

    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    /** A line of {@code tables.csv}; the last column names what no caller may write, besides ids, tenant and dates. */
    @JsonPropertyOrder({"table", "select", "insert", "update", "delete", "never"})
    record TableLine(String table, String select, String insert, String update, String delete, String never) {

        Rule rule(Action action) {
            return switch (action) {
                case SELECT -> Rule.parse(select);
                case INSERT -> Rule.parse(insert);
                case UPDATE -> Rule.parse(update);
                case DELETE -> Rule.parse(delete);
                case TRUNCATE -> null;
            };
        }
    }

    /**
     * A line of {@code grants.csv}.
     *
     * @param table or, with parentheses, a function
     * @param roles {@code *_caller} and {@code *_worker} are every other service's
     * @param columns that may be read, or {@code *}
     * @param rows {@code members}: as the owning service's callers; {@code all}; {@code agency}: of the agency that the
     *     worker set itself to work for; {@code agency_or_all}: the same, and all where it set none; {@code
     *     <column>=<value>}; {@code some}: a part that the matrix does not reckon
     */
    @JsonPropertyOrder({"table", "roles", "actions", "columns", "rows"})
    record GrantLine(String table, String roles, String actions, String columns, String rows) {

        boolean isFor(String role, String service) {
            return words(roles).stream()
                    .anyMatch(name -> name.equals(role)
                            || name.startsWith("*") && role.endsWith(name.substring(1)) && !role.startsWith(service));
        }
    }

    static AccessTables of(String service) throws IOException {
        Map<String, TableLine> tables = new TreeMap<>();
        List<GrantLine> grants = new ArrayList<>();
        for (String folder : List.of("io/onyxos/kit/testing/matrix/machinery/", "tenant-matrix/")) {
            for (TableLine line : read(folder + "tables.csv", TableLine.class, service)) {
                tables.put(line.table(), line);
            }
            grants.addAll(read(folder + "grants.csv", GrantLine.class, service));
        }
        return new AccessTables(tables, grants);
    }

    /** Tables of schemas that services share, each with the services that list it. */
    static Map<String, List<String>> owners() throws IOException {
        Map<String, List<String>> owners = new TreeMap<>();
        Path root = SupabaseProject.find().folder().getParent();
        try (var modules = Files.newDirectoryStream(root, "*-service")) {
            for (Path module : modules) {
                Path file = module.resolve(FOLDER).resolve("tables.csv");
                if (Files.exists(file)) {
                    String service = module.getFileName().toString().replace("-service", "");
                    for (TableLine line :
                            parse(Files.readString(file), TableLine.class, CSV.schemaFor(TableLine.class))) {
                        owners.computeIfAbsent(line.table(), t -> new ArrayList<>())
                                .add(service);
                    }
                }
            }
        }
        return owners;
    }

    List<GrantLine> grants(String table, String role, String service) {
        return grants.stream()
                .filter(line -> line.table().equals(table) && line.isFor(role, service))
                .toList();
    }

    static List<String> words(String cell) {
        return cell == null || cell.isBlank() ? List.of() : Arrays.asList(cell.split("\\s+"));
    }

    /** A file of the class path in which {@code {service}} is the service's name; empty where there is none. */
    static String text(String resource, String service) throws IOException {
        try (var file = AccessTables.class.getClassLoader().getResourceAsStream(resource)) {
            return file == null
                    ? ""
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("{service}", service);
        }
    }

    static <T> List<T> read(String resource, Class<T> type, String service) throws IOException {
        return parse(text(resource, service), type, CSV.schemaFor(type));
    }

    /** A file whose cells hold JSON: columns apart by {@code |}, nothing quoted. */
    static <T> List<T> readPiped(String resource, Class<T> type, String service) throws IOException {
        return parse(
                text(resource, service),
                type,
                CSV.schemaFor(type).withColumnSeparator('|').withoutQuoteChar());
    }

    private static <T> List<T> parse(String text, Class<T> type, CsvSchema columns) throws IOException {
        if (text.isBlank()) {
            return List.of();
        }
        var schema = columns.withHeader().withStrictHeaders(true).withComments();
        try (var lines = CSV.readerFor(type).with(schema).<T>readValues(text)) {
            return lines.readAll();
        }
    }
}
