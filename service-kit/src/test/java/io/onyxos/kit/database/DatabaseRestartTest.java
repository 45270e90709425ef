package io.onyxos.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What requests are answered while the server restarts or hangs. */
@QuarkusTest
@QuarkusTestResource(value = DatabaseRestartTest.ImpatientService.class, restrictToAnnotatedClass = true)
class DatabaseRestartTest {

    private static final int CLIENTS = 8;
    private static final int LOST_CONNECTIONS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger succeeded = new AtomicInteger();
    private volatile boolean enough;

    @TestHTTPResource("/notes")
    URI notes;

    @Test
    void everyRequestIsAnsweredOrMayBeRepeatedAndTheServiceComesBack() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<? extends Future<?>> running = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> clients.submit(() -> ask(number)))
                    .toList();
            for (int i = 0; i < LOST_CONNECTIONS; i++) {
                waitForMore(20);
                NotesDatabase.endConnections();
            }
            NotesDatabase.restart();
            waitForMore(100);
            enough = true;
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            enough = true;
            clients.shutdownNow();
        }
        assertTrue(answers.containsKey("503 retry"), answers::toString);
        answers.keySet().removeAll(List.of("200", "503 retry"));
        assertEquals(Map.of(), answers);
    }

    @Test
    void aServerThatHangsIsAnOutageAndItsConnectionsAreReplaced() throws Exception {
        HttpRequest throughHibernate = request(notes.toString()).build();
        HttpRequest raw = request(notes + "/raw").build();
        for (HttpRequest read : List.of(throughHibernate, raw)) {
            assertEquals("200", answer(read));
            List<Long> hanging = NotesDatabase.processes();
            signal("STOP", hanging);
            try {
                assertEquals("503 retry", answer(read));
                waitFor(() -> answer(read).equals("200"));
            } finally {
                signal("CONT", hanging);
            }
        }
    }

    private static void signal(String name, List<Long> processes) throws Exception {
        for (Long process : processes) {
            new ProcessBuilder("kill", "-" + name, process.toString()).start().waitFor();
        }
    }

    /** Some through Hibernate, some without, and some that write. */
    private void ask(int number) {
        String path = number % 3 == 1 ? notes + "/raw" : notes.toString();
        HttpRequest.Builder request = request(path);
        while (!enough) {
            HttpRequest.Builder next =
                    number % 3 == 2 ? request.POST(BodyPublishers.ofString(UUID.randomUUID() + "")) : request.GET();
            String answer = answer(next.build());
            answers.merge(answer, 1, Integer::sum);
            if (answer.equals("200")) {
                succeeded.incrementAndGet();
            }
        }
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain")
                .header("Authorization", NotesDatabase.bearer(NotesDatabase.ANA));
    }

    private String answer(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            return status == 200
                    ? "200"
                    : status + (response.headers().firstValue("Retry-After").isPresent() ? " retry" : " for ever");
        } catch (Exception none) {
            return none.toString();
        }
    }

    private void waitForMore(int answered) throws InterruptedException {
        int goal = succeeded.get() + answered;
        waitFor(() -> succeeded.get() >= goal);
    }

    private void waitFor(BooleanSupplier reached) throws InterruptedException {
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); !reached.getAsBoolean(); ) {
            assertTrue(System.nanoTime() < deadline, answers::toString);
            Thread.sleep(5);
        }
    }

    /** Gives up a server that hangs sooner than in production. */
    public static class ImpatientService extends NotesDatabase {

        @Override
        public Map<String, String> start() {
            Map<String, String> settings = new HashMap<>(super.start());
            settings.put("onyx.database.longest-answer", "3S");
            return settings;
        }
    }
}
