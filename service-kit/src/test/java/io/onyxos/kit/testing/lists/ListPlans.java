package io.onyxos.kit.testing.lists;

import com.fasterxml.jackson.databind.JsonNode;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.kit.testing.lists.ListOperation.Parameter;
import io.onyxos.kit.testing.matrix.Violation;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Calls a list of a running service in every order and with every filter, and judges the plans of its statements. */
final class ListPlans {

    private static final int LARGEST_PAGE = 200;
    private static final int PAGES = 4;
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final LargeAgencies agencies;
    private final PlanLog log;
    private final PlanRules rules;

    ListPlans(LargeAgencies agencies, PlanLog log) {
        this.agencies = agencies;
        this.log = log;
        this.rules = new PlanRules(agencies.tables(), 2 * LARGEST_PAGE);
    }

    List<Violation> check(ListOperation list) throws Exception {
        Call call = new Call(list, path(list), new ArrayList<>());
        for (Map<String, String> order : orders(list)) {
            if (list.paged()) {
                call.pages(order);
            } else {
                call.once(LargeAgencies.OWNER, order, false);
            }
        }
        for (Parameter filter : list.parameters()) {
            if (!filter.isSort() && !filter.required()) {
                for (String value : values(filter)) {
                    // what a filter leaves may be so little that it is rightly sorted
                    call.once(LargeAgencies.OWNER, with(required(list), filter.name(), value), false);
                }
            }
        }
        call.once(LargeAgencies.CHATTER, required(list), list.paged());
        return call.violations;
    }

    /** One list while it is tried. */
    private final class Call {

        private final ListOperation list;
        private final String path;
        private final List<Violation> violations;

        private Call(ListOperation list, String path, List<Violation> violations) {
            this.list = list;
            this.path = path;
            this.violations = violations;
        }

        /** The first pages of an order: the last of them costs no more than the first. */
        private void pages(Map<String, String> order) throws Exception {
            Map<String, String> query = with(order, "limit", String.valueOf(LARGEST_PAGE));
            for (int page = 1; page <= PAGES; page++) {
                String next = once(LargeAgencies.OWNER, query, true);
                if (next == null) {
                    found(query, "ends on page " + page + ": give it more rows in tenant-matrix/large.sql");
                    return;
                }
                query = with(query, "cursor", next);
            }
        }

        private String once(UUID person, Map<String, String> query, boolean ordered) throws Exception {
            Response[] answer = new Response[1];
            List<JsonNode> plans = log.during(
                    person,
                    () -> answer[0] = RestAssured.given()
                            .header("Authorization", ServiceStack.bearer(person, "large@agencies.test", "aal2"))
                            .queryParams(query)
                            .get(path));
            if (person.equals(LargeAgencies.CHATTER) && List.of(403, 404).contains(answer[0].statusCode())) {
                return null;
            }
            if (answer[0].statusCode() != 200) {
                found(
                        query,
                        "gets " + answer[0].statusCode() + " " + answer[0].asString()
                                + "; give the parameter an example");
                return null;
            }
            if (list.paged() && plans.isEmpty()) {
                found(query, "sends no statement that was planned");
            }
            plans.forEach(plan ->
                    rules.broken(plan, ordered, query.containsKey("cursor")).forEach(finding -> found(query, finding)));
            return answer[0].path("next_cursor");
        }

        private void found(Map<String, String> query, String finding) {
            violations.add(new Violation(list.name() + " " + query, finding));
        }
    }

    private String path(ListOperation list) throws SQLException {
        String[] parts = list.path().split("/");
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].equals("{id}")) {
                parts[i] = agencies.idOf(parts[i - 1]);
            }
        }
        return String.join("/", parts);
    }

    private List<Map<String, String>> orders(ListOperation list) throws SQLException {
        Map<String, String> required = required(list);
        List<Map<String, String>> orders = new ArrayList<>();
        list.parameters().stream()
                .filter(Parameter::isSort)
                .flatMap(sort -> sorts(sort.schema()))
                .forEach(sort -> orders.add(with(required, "sort", sort)));
        return orders.isEmpty() ? List.of(required) : orders;
    }

    /** Of an enum, or of a pattern such as {@code -?clock_in}, its default in both directions. */
    private static Stream<String> sorts(JsonNode schema) {
        String column = schema.path("default").asText();
        return schema.has("enum")
                ? schema.path("enum").valueStream().map(JsonNode::asText)
                : Stream.of(column, schema.path("pattern").asText().startsWith("-?") ? "-" + column : column)
                        .distinct();
    }

    private Map<String, String> required(ListOperation list) throws SQLException {
        Map<String, String> required = new TreeMap<>();
        for (Parameter parameter : list.parameters()) {
            if (parameter.required()) {
                required.put(parameter.name(), values(parameter).get(0));
            }
        }
        return required;
    }

    private List<String> values(Parameter parameter) throws SQLException {
        JsonNode schema = parameter.schema().path("type").asText().equals("array")
                ? parameter.schema().path("items")
                : parameter.schema();
        if (schema.has("example")) {
            return List.of(schema.path("example").asText());
        }
        if (schema.has("enum")) {
            return List.of(schema.path("enum").path(0).asText());
        }
        if (schema.path("type").asText().equals("boolean")) {
            return List.of("true", "false");
        }
        LocalDate day = parameter.name().equals("to") ? TODAY.plusDays(10) : TODAY.minusDays(10);
        return List.of(
                switch (schema.path("format").asText()) {
                    case "date" -> day.toString();
                    case "date-time" -> day + "T00:00:00Z";
                    case "uuid" -> agencies.referenced(parameter.name());
                    default -> "a";
                });
    }

    private static Map<String, String> with(Map<String, String> query, String name, String value) {
        Map<String, String> more = new TreeMap<>(query);
        more.put(name, value);
        return more;
    }
}
