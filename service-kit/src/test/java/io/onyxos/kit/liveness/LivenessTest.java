package io.onyxos.kit.liveness;

import static org.junit.jupiter.api.Assertions.fail;

import io.onyxos.kit.http.WithoutDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database is away all the time, which is no reason to end a process. */
@QuarkusTest
@TestProfile(LivenessTest.Impatient.class)
class LivenessTest {

    public static class Impatient extends WithoutDatabase {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("onyx.liveness.longest-turn", "1S");
            settings.put("onyx.liveness.longest-pause", "1S");
            return settings;
        }
    }

    @TestHTTPResource("/q/health/live")
    URI live;

    @Inject
    Vertx vertx;

    @Inject
    WorkersLive workers;

    private final CountDownLatch release = new CountDownLatch(1);
    private final WorkerThread worker = new WorkerThread("test-worker", this::waitForRelease);

    @AfterEach
    void releaseAll() throws InterruptedException {
        release.countDown();
        workers.forget(worker);
        until("UP", "workers");
        until("UP", "event loops");
    }

    @Test
    void aBlockedEventLoopIsNotLive() throws Exception {
        until("UP", "event loops");
        vertx.nettyEventLoopGroup().next().execute(this::waitForRelease);
        until("DOWN", "event loops");
        release.countDown();
        until("UP", "event loops");
    }

    @Test
    void aWorkerThatHangsIsNotLiveUntilItGoesOn() throws Exception {
        worker.start();
        workers.watch(worker);
        until("DOWN", "workers");
        worker.turn();
        until("UP", "workers");
    }

    @Test
    void aWorkerThatEndedIsNotLive() throws Exception {
        worker.start();
        workers.watch(worker);
        release.countDown();
        worker.join();
        until("DOWN", "workers");
    }

    private void waitForRelease() {
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** On a new connection each time, since one of a blocked event loop is not answered. */
    private void until(String status, String check) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(deadline)) {
            try {
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(live)
                                        .timeout(Duration.ofSeconds(2))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                if (status.equals(
                        JsonPath.from(answer.body()).getString("checks.find { it.name == '" + check + "' }.status"))) {
                    return;
                }
            } catch (IOException unanswered) {
                continue;
            }
            Thread.sleep(50);
        }
        fail(check + " is never " + status);
    }
}
