package io.onyxos.kit.http;

import static io.onyxos.kit.http.DraftsDatabase.ANA;
import static io.onyxos.kit.http.DraftsDatabase.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Eight clients of two agencies write at the same time; the row of each request alone decides its answer. */
@QuarkusTest
@TestProfile(WithDrafts.class)
class ConcurrentWritesTest {

    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String test = UUID.randomUUID().toString().substring(0, 8);
    private final List<Attempt> attempts = new ArrayList<>();

    @TestHTTPResource("/kit-test/v1/drafts")
    URI drafts;

    @Test
    void everyDeleteGetsTheAnswerOfItsOwnRow() throws Exception {
        for (UUID owner : List.of(ANA, BEN)) {
            List<UUID> rows = rows(owner, 1_000);
            List<UUID> inUse = rows.subList(0, 500);
            referTo(inUse, owner);
            inUse.forEach(id -> attempt(owner, "DELETE", "/" + id, null, "409 in_use"));
            rows.subList(500, 1_000).forEach(id -> attempt(owner, "DELETE", "/" + id, null, "204 "));
        }
        assertAnsweredAsExpected();
    }

    @Test
    void everyInsertGetsTheAnswerOfItsOwnRow() throws Exception {
        for (UUID owner : List.of(ANA, BEN)) {
            String refused = owner == ANA ? "not allowed" : test + " 1";
            String refusal = owner == ANA ? "403 forbidden" : "409 short_title_taken";
            rows(owner, 1);
            for (int i = 0; i < 250; i++) {
                String title = test + (owner == ANA ? " Ana " : " Ben ") + i;
                attempt(owner, "POST", "", title, "201 " + title);
                attempt(owner, "POST", "", refused, refusal);
            }
        }
        assertAnsweredAsExpected();
        assertEquals(250, count("short_title like '" + test + " Ana %' and agency_id = '" + ANA + "'"));
        assertEquals(250, count("short_title like '" + test + " Ben %' and agency_id = '" + BEN + "'"));
    }

    @Test
    void everyUpdateGetsTheAnswerOfItsOwnRow() throws Exception {
        for (UUID owner : List.of(ANA, BEN)) {
            List<UUID> rows = rows(owner, 500);
            String refused = owner == ANA ? "forbidden title" : test + " 1";
            String refusal = owner == ANA ? "422 title_refused" : "409 short_title_taken";
            for (UUID id : rows.subList(1, 250)) {
                String title = id.toString().substring(0, 18);
                attempt(owner, "PATCH", "/" + id, title, "200 " + title);
            }
            for (UUID id : rows.subList(250, 500)) {
                attempt(owner, "PATCH", "/" + id, refused, refusal);
            }
        }
        assertAnsweredAsExpected();
    }

    private record Attempt(UUID owner, String method, String path, String title, String expected) {}

    private void attempt(UUID owner, String method, String path, String title, String expected) {
        attempts.add(new Attempt(owner, method, path, title, expected));
    }

    private void assertAnsweredAsExpected() {
        Collections.shuffle(attempts, new Random(1));
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<CompletableFuture<String>> answers = attempts.stream()
                    .map(attempt -> CompletableFuture.supplyAsync(() -> answer(attempt), clients))
                    .toList();
            Map<String, Integer> unexpected = new TreeMap<>();
            for (int i = 0; i < answers.size(); i++) {
                String expected = attempts.get(i).expected;
                String answer = answers.get(i).join();
                if (!answer.equals(expected)) {
                    unexpected.merge("expected " + expected + ", was " + answer, 1, Integer::sum);
                }
            }
            assertEquals(Map.of(), unexpected);
        } finally {
            clients.shutdownNow();
        }
    }

    /** Status, and the problem's code or the title of the row that was answered. */
    private String answer(Attempt attempt) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(drafts + attempt.path))
                .timeout(PATIENCE)
                .header("Authorization", DraftsDatabase.bearer(attempt.owner))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method(
                        attempt.method,
                        attempt.title == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body(attempt)))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonObject json = response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
            return response.statusCode() + " " + json.getString("code", json.getString("short_title", ""));
        } catch (Exception none) {
            return none.toString();
        }
    }

    private static String body(Attempt attempt) {
        JsonObject body = new JsonObject().put("short_title", attempt.title);
        return (attempt.method.equals("POST") ? body.put("status", "open") : body).encode();
    }

    private List<UUID> rows(UUID owner, int count) throws Exception {
        return ids("insert into drafts (agency_id, short_title) select '" + owner + "', '" + test
                + " ' || n from generate_series(1, " + count + ") n returning id");
    }

    private void referTo(List<UUID> parents, UUID owner) throws Exception {
        String list = String.join("','", parents.stream().map(UUID::toString).toList());
        ids("insert into drafts (agency_id, short_title, parent_id) select '" + owner + "', 'child of ' || id, id"
                + " from drafts where id in ('" + list + "') returning id");
    }

    private static int count(String condition) throws Exception {
        return ids("select id from drafts where " + condition).size();
    }

    private static List<UUID> ids(String sql) throws Exception {
        try (var connection = DraftsDatabase.superuser();
                var rows = connection.createStatement().executeQuery(sql)) {
            List<UUID> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
