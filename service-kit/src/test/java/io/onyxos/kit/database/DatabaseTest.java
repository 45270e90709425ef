package io.onyxos.kit.database;

import static io.onyxos.kit.database.NotesDatabase.ANA;
import static io.onyxos.kit.database.NotesDatabase.BEN;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = NotesDatabase.class, restrictToAnnotatedClass = true)
class DatabaseTest {

    @TestHTTPResource("/notes")
    URI notes;

    @Inject
    Database database;

    @Test
    void showsEachPersonTheirOwnRowsOnBothPaths() {
        for (UUID person : List.of(ANA, BEN)) {
            for (String path : List.of("/notes", "/notes/raw")) {
                List<String> owners = given().header("Authorization", NotesDatabase.bearer(person))
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("");
                assertEquals(
                        List.of(person.toString()), owners.stream().distinct().toList(), path);
            }
        }
    }

    @Test
    void asksForAToken() {
        given().get("/notes").then().statusCode(401);
        given().header("Authorization", "Bearer sb_secret_x")
                .get("/notes")
                .then()
                .statusCode(401);
    }

    @Test
    void refusesToWriteInAReadingRequestAndToWorkWithoutATransaction() {
        given().header("Authorization", NotesDatabase.bearer(ANA))
                .get("/notes/write-while-reading")
                .then()
                .statusCode(500);
        given().header("Authorization", NotesDatabase.bearer(ANA))
                .get("/notes/no-door")
                .then()
                .statusCode(500);
    }

    @Test
    void takesIdAndOwnerFromTheDatabaseAndUndoesHalfDoneWork() throws Exception {
        String body = UUID.randomUUID().toString();
        given().header("Authorization", NotesDatabase.bearer(ANA))
                .body(body)
                .post("/notes")
                .then()
                .statusCode(200)
                .body("agency_id", equalTo(ANA.toString()));
        given().header("Authorization", NotesDatabase.bearer(ANA))
                .body("half " + body)
                .post("/notes/half")
                .then()
                .statusCode(500);

        assertEquals(1, countOf(body));
        assertEquals(0, countOf("half " + body));
    }

    @Test
    void whatIsReadIsKeptWithoutSnapshotsAndNeverWritten() {
        given().header("Authorization", NotesDatabase.bearer(ANA))
                .get("/notes/snapshots")
                .then()
                .statusCode(200)
                .body(equalTo("false"));
    }

    @Test
    void aTransactionInsideAnotherJoinsItOrIsRefused() {
        given().header("Authorization", NotesDatabase.bearer(BEN))
                .get("/notes/inner")
                .then()
                .statusCode(200)
                .body("[0]", equalTo("20"))
                .body("[1]", equalTo("A write cannot join the read-only transaction that is running"))
                .body("[2]", equalTo("A transaction of another identity is running"));
    }

    @Test
    void letsTheWorkerReadOneAgencyOrNothing() {
        assertEquals(20, workerSees(BEN));
        assertEquals(0, workerSees(null));
    }

    @Test
    void tenThousandInterleavedRequestsOverTwoConnectionsNeverShowAForeignRow() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<Void>> batch = new ArrayList<>();
        String[] tokens = {NotesDatabase.bearer(ANA), NotesDatabase.bearer(BEN)};
        String[] strangers = {BEN.toString(), ANA.toString()};
        for (int i = 0; i < 10_000; i++) {
            int who = i % 2;
            String path = i % 4 < 2 ? notes.toString() : notes + "/raw";
            HttpRequest request = HttpRequest.newBuilder(URI.create(path))
                    .header("Authorization", tokens[who])
                    .build();
            batch.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .thenAccept(answer -> {
                        assertEquals(200, answer.statusCode(), answer.body());
                        assertEquals(-1, answer.body().indexOf(strangers[who]));
                    }));
            if (batch.size() == 50) {
                CompletableFuture.allOf(batch.toArray(CompletableFuture[]::new)).join();
                batch.clear();
            }
        }
        CompletableFuture.allOf(batch.toArray(CompletableFuture[]::new)).join();
    }

    @Test
    void clientsThatDisconnectLeaveNoOpenTransaction() throws Exception {
        String request = "GET /notes/slow HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + NotesDatabase.bearer(ANA)
                + "\r\n\r\n";
        for (int i = 0; i < 100; i++) {
            try (Socket socket = new Socket(notes.getHost(), notes.getPort())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                Thread.sleep(i % 40);
            }
        }
        given().header("Authorization", NotesDatabase.bearer(BEN))
                .get("/notes/slow")
                .then()
                .statusCode(200);
        Thread.sleep(500);

        assertEquals(0, NotesDatabase.openTransactions());
        showsEachPersonTheirOwnRowsOnBothPaths();
    }

    private long workerSees(UUID agency) {
        return database.asWorker(agency, () -> Note.count()).await().atMost(Duration.ofSeconds(5));
    }

    private static int countOf(String body) throws Exception {
        try (var connection = NotesDatabase.superuser();
                var statement = connection.prepareStatement("select count(*) from notes where body = ?")) {
            statement.setString(1, body);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
