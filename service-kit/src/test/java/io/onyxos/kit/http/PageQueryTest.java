package io.onyxos.kit.http;

import static io.onyxos.kit.http.DraftResourceTest.as;
import static io.onyxos.kit.http.ProblemTest.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithDrafts.class)
class PageQueryTest {

    private static final UUID CARA = UUID.fromString("c0000000-0000-4000-8000-000000000001");
    private static final String DRAFTS = "/kit-test/v1/drafts";

    @BeforeEach
    void twentyFiveDraftsThatShareTheirInstants() throws Exception {
        try (var connection = DraftsDatabase.superuser();
                var statement = connection.createStatement()) {
            statement.execute("truncate drafts; insert into drafts"
                    + " (agency_id, short_title, amount, status, created_at) select '" + CARA + "', 'draft ' || n, n,"
                    + " case when n % 2 = 0 then 'open' else 'kept' end, timestamptz '2026-01-01' + n / 5 * interval '1 s'"
                    + " from generate_series(1, 25) n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=short_title", "&sort=created_at"})
    void pagesShowEveryRowOnceAndInOrder(String sort) {
        List<String> whole =
                as(CARA).get(DRAFTS + "?limit=200" + sort).jsonPath().getList("data.id");
        assertEquals(25, whole.size());
        assertEquals(whole, walk(DRAFTS + "?limit=4" + sort, "data.id"));
    }

    @Test
    void aPageAskedBySqlIsCutTheSameWay() {
        assertEquals(
                25, walk(DRAFTS + "/raw?limit=7", "data").stream().distinct().count());
    }

    @Test
    void theLastPageHasNoNext() {
        as(CARA).get(DRAFTS + "?limit=25")
                .then()
                .body("next_cursor", nullValue())
                .header("Link", nullValue());
        as(CARA).get(DRAFTS + "?limit=24")
                .then()
                .header("Link", containsString("rel=\"next\""))
                .body("data", hasSize(24));
    }

    @Test
    void filtersNarrowTheList() {
        as(CARA).get(DRAFTS + "?status=open&at_least=20").then().body("data", hasSize(3));
        as(CARA).get(DRAFTS + "?q=DRAFT 2").then().body("data", hasSize(7));
        as(CARA).get(DRAFTS + "?q={q}", "%").then().body("data", hasSize(0));
    }

    @Test
    void aCursorServesOnlyTheListItCameFrom() {
        String cursor = as(CARA).get(DRAFTS + "?limit=4&status=open").path("next_cursor");
        as(CARA).get(DRAFTS + "?limit=9&status=open&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("data", hasSize(8));
        for (String other : new String[] {"", "&status=kept", "&status=open&sort=short_title", "&status=open&q=d"}) {
            problem(as(CARA).get(DRAFTS + "?cursor=" + cursor + other).then(), 400, "invalid_cursor")
                    .body("errors[0].parameter", equalTo("cursor"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "e30", "W10", "WzFd", "bnVsbA", "WyIiLCJhIl0", "😀", "W251bGxd"})
    void aForgedCursorIsOnlyEverRefused(String forged) {
        problem(as(CARA).queryParam("cursor", forged).get(DRAFTS).then(), 400, "invalid_cursor");
    }

    @Test
    void aPageIsExportedAsCsv() {
        String csv = as(CARA).accept("text/csv")
                .get(DRAFTS + "?sort=short_title&limit=1")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .header("Link", containsString("next"))
                .extract()
                .asString();
        String[] lines = csv.split("\r\n");
        assertEquals("id,short_title,amount,status,updated_at", lines[0]);
        assertEquals(",draft 1,1.0000,kept,", lines[1].replaceAll("^[^,]+|[^,]+$", ""));
    }

    private static List<String> walk(String path, String rows) {
        List<String> seen = new ArrayList<>();
        String next = path;
        while (next != null) {
            ExtractableResponse<?> page = as(CARA).urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.jsonPath().getList(rows, String.class));
            String link = page.header("Link");
            next = link == null ? null : path.split("\\?")[0] + link.substring(1, link.indexOf('>'));
        }
        return seen;
    }
}
