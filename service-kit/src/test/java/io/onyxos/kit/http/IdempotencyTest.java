package io.onyxos.kit.http;

import static io.onyxos.kit.http.DraftResourceTest.as;
import static io.onyxos.kit.http.DraftResourceTest.id;
import static io.onyxos.kit.http.DraftsDatabase.ANA;
import static io.onyxos.kit.http.DraftsDatabase.BEN;
import static io.onyxos.kit.http.ProblemTest.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithDrafts.class)
class IdempotencyTest {

    private final String key = UUID.randomUUID().toString();
    private final String title = key.substring(0, 18);
    private final String body = "{\"short_title\":\"%s\",\"status\":\"open\"}".formatted(title);

    @Test
    void theSecondRequestGetsTheFirstOnesAnswer() {
        ValidatableResponse first = create(ANA, key, body).statusCode(201).header("Idempotency-Replayed", nullValue());
        ValidatableResponse second = create(ANA, key, "{\"status\": \"open\",  \"short_title\": \"" + title + "\"}")
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
        assertEquals(first.extract().asString(), second.extract().asString());
        for (String header : new String[] {"Location", "ETag"}) {
            second.header(header, first.extract().header(header));
        }
        assertEquals("application/json", second.extract().contentType().split(";")[0]);
    }

    @Test
    void aKeyIsForOneRequest() {
        create(ANA, key, body).statusCode(201);
        problem(create(ANA, key, "{\"short_title\":\"other\",\"status\":\"open\"}"), 422, "idempotency_key_reused");
    }

    @Test
    void aKeyBelongsToOnePerson() {
        String mine = id(create(ANA, key, body).statusCode(201));
        assertNotEquals(mine, id(create(BEN, key, body).statusCode(201)));
    }

    @Test
    void aRequestThatFailedMayBeRepeated() throws Exception {
        create(ANA, UUID.randomUUID().toString(), body).statusCode(201);
        problem(create(ANA, key, body), 409, "short_title_taken");
        execute("delete from drafts where short_title = '" + title + "'");
        create(ANA, key, body).statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void onlySoundRequestsUseTheKeyUp() {
        problem(create(ANA, key, "{\"status\":\"open\"}"), 400, "validation_failed");
        create(ANA, key, body).statusCode(201);
    }

    @Test
    void anExpiredKeyIsFreeAgain() throws Exception {
        create(ANA, key, body).statusCode(201);
        execute("update kit.idempotency_keys set expires_at = now() where key = '" + key + "'");
        problem(create(ANA, key, body), 409, "short_title_taken");
    }

    @Test
    void requestsInParallelDoTheWorkOnce() {
        List<CompletableFuture<ValidatableResponse>> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> create(ANA, key, body)))
                .limit(8)
                .toList();
        List<String> ids = answers.stream()
                .map(CompletableFuture::join)
                .map(DraftResourceTest::id)
                .distinct()
                .toList();
        assertEquals(1, ids.size());
    }

    @Test
    void aCommandThatCallsTheGetOfItsResourceIsDoneOnce() throws Exception {
        String path = unsealed() + "/seal";
        ValidatableResponse first = as(BEN).header("Idempotency-Key", key)
                .post(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("sealed"))
                .header("Idempotency-Replayed", nullValue());
        as(BEN).header("Idempotency-Key", key)
                .post(path)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .header("ETag", first.extract().header("ETag"))
                .body(equalTo(first.extract().asString()));
        problem(as(BEN).header("Idempotency-Key", key).post(path + "?seconds=1").then(), 422, "idempotency_key_reused");
    }

    @Test
    void whoWaitsTooLongIsToldSo() throws Exception {
        String path = unsealed() + "/seal?seconds=5";
        CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(
                () -> as(BEN).header("Idempotency-Key", key).post(path).statusCode());
        CompletableFuture<ValidatableResponse> impatient = CompletableFuture.supplyAsync(
                () -> as(BEN).header("Idempotency-Key", key).post(path).then(),
                CompletableFuture.delayedExecutor(500, java.util.concurrent.TimeUnit.MILLISECONDS));
        problem(impatient.join(), 409, "idempotency_in_flight").header("Retry-After", equalTo("1"));
        assertEquals(200, slow.join());
    }

    @Test
    void aSecretIsAnsweredOnceAndStoredNowhere() throws Exception {
        String path = "/kit-test/v1/drafts/" + id(create(ANA, UUID.randomUUID().toString(), body)) + "/share";
        String secret = share(path).statusCode(200).extract().path("secret");

        problem(share(path), 409, "answer_shown_once").header("Idempotency-Replayed", nullValue());
        assertEquals(
                List.of("200 null"),
                column("select status || ' ' || coalesce(body, 'null') from kit.idempotency_keys k where key = '" + key
                        + "' and k::text not like '%" + secret + "%'"));
    }

    @Test
    void aCallerWhoseRoleHasChangedDoesNotGetTheStoredAnswer() throws Exception {
        String role = "insert into private.members values ('" + ANA
                + "', '%1$s') on conflict (id) do update set role = '%1$s'";
        execute(role.formatted("owner"));
        create(ANA, key, body).statusCode(201);
        execute(role.formatted("chatter"));
        problem(create(ANA, key, body), 409, "standing_changed").header("Idempotency-Replayed", nullValue());
        execute(role.formatted("owner"));
        create(ANA, key, body).statusCode(201).header("Idempotency-Replayed", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "schlüssel"})
    void anUnsoundKeyIsRefused(String unsound) {
        problem(create(ANA, unsound, body), 400, "invalid_idempotency_key");
        problem(create(ANA, "x".repeat(256), body), 400, "invalid_idempotency_key");
    }

    /** The path of a draft of Ben's, of which no other is sealed. */
    private String unsealed() throws Exception {
        execute("update drafts set status = 'open' where status = 'sealed' and agency_id = '" + BEN + "'");
        return "/kit-test/v1/drafts/" + id(create(BEN, UUID.randomUUID().toString(), body));
    }

    private static ValidatableResponse create(UUID person, String key, String body) {
        return as(person)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/kit-test/v1/drafts")
                .then();
    }

    private ValidatableResponse share(String path) {
        return as(ANA).header("Idempotency-Key", key).post(path).then();
    }

    private static List<String> column(String sql) throws Exception {
        try (var connection = DraftsDatabase.superuser();
                var rows = connection.createStatement().executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    private static void execute(String sql) throws Exception {
        try (var connection = DraftsDatabase.superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
