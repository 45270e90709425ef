package io.onyxos.kit.testing.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanRulesTest {

    private static final String SCAN = """
            "Node Type": "%s", "Schema": "public", "Relation Name": "notes", "Actual Rows": 10, "Actual Loops": 10,
            "Rows Removed by Filter": %d""";

    private final PlanRules rules = new PlanRules(Set.of("notes"), 400);

    @Test
    void aReadOfManyRowsNamesTheAgencyToTheIndex() throws Exception {
        String index = SCAN.formatted("Index Scan", 100);

        assertEquals(
                List.of("reads 1100 rows of notes without its agency in the index (Seq Scan) in: select"),
                broken(SCAN.formatted("Seq Scan", 100), false));
        assertEquals(
                List.of(
                        "reads 1100 rows of notes without its agency in the index (Index Scan by notes_pkey) in: select"),
                broken(index + ", \"Index Name\": \"notes_pkey\", \"Index Cond\": \"(id > $1)\"", false));
        assertEquals(List.of(), broken(index + ", \"Index Cond\": \"(agency_id = $1)\"", false));
    }

    @Test
    void aFewRowsAreReadByAnyIndex() throws Exception {
        assertEquals(List.of(), broken(SCAN.formatted("Index Scan", 0), false));
    }

    @Test
    void aPagedListSortsNoMoreThanAPage() throws Exception {
        String sort = "\"Node Type\": \"Incremental Sort\", \"Sort Key\": [\"name\"], \"Plans\": [{%s}]";

        assertEquals(
                List.of("sorts 4000 rows by [\"name\"] in: select"),
                broken(sort.formatted("\"Actual Rows\": 2000, \"Actual Loops\": 2"), false));
        assertEquals(List.of(), broken(sort.formatted("\"Actual Rows\": 202, \"Actual Loops\": 1"), false));
    }

    @Test
    void aLaterPageDoesNotReadTheEarlierOnesAgain() throws Exception {
        String scan = SCAN.formatted("Index Scan", 100) + ", \"Index Cond\": \"(agency_id = $1)\"";

        assertEquals(
                List.of("reads 1100 rows of notes for a later page in: select"),
                broken("\"Node Type\": \"Limit\", \"Plans\": [{" + scan + "}]", true));
        assertEquals(List.of(), broken(scan, true));
    }

    private List<String> broken(String node, boolean later) throws Exception {
        return rules.broken(
                new ObjectMapper().readTree("{\"Query Text\": \"select\", \"Plan\": {" + node + "}}"), true, later);
    }
}
