package io.onyxos.operations.feed;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** The secret of a calendar is in its path: whoever watches requests must not learn it, however closely they look. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
@TestProfile(FeedSecrecyTest.WatchedClosely.class)
class FeedSecrecyTest {

    public static class WatchedClosely implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.access-log.enabled", "true",
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.traces.exporter", "none",
                    "quarkus.otel.traces.sampler.arg", "1");
        }
    }

    private static final String OTHER = "/operations/v1/shifts/" + UUID.randomUUID();

    @Inject
    RecordedSpans spans;

    @Test
    void noLogMetricOrTraceNamesIt() throws Exception {
        try (Lines log = new Lines()) {
            String url = Feeds.own(AURORA_CHATTER);
            String path = Feeds.path(url);
            Feeds.fetch(url).then().statusCode(200);
            String unknown = path.replaceAll("ical/.....", "ical/wrong");
            RestAssured.get(unknown).then().statusCode(404);
            RestAssured.delete(path).then().statusCode(405);
            RestAssured.get(path + "/more").then().statusCode(404);
            assertEquals(500, whileTheDatabaseRefuses(url).statusCode());
            // shows that there is watching, and that what came before has been written
            AURORA_CHATTER.asks().get(OTHER).then().statusCode(404);
            spans.await(OTHER);
            log.await(OTHER);

            String secret = Feeds.token(url).substring(5);
            assertTrue(!log.toString().contains(secret), log.toString());
            assertTrue(!spans.toString().contains(secret), spans.toString());
            RestAssured.get("/q/metrics")
                    .then()
                    .statusCode(200)
                    .body(containsString("/operations/v1/ical/{token}.ics"))
                    .body(not(containsString(secret)));
        }
    }

    private static Response whileTheDatabaseRefuses(String url) throws Exception {
        Sql.run("alter function operations.feed_shifts(bytea) rename to feed_shifts_gone");
        try {
            return Feeds.fetch(url);
        } finally {
            Sql.run("alter function operations.feed_shifts_gone(bytea) rename to feed_shifts");
        }
    }

    /** All that is logged, with the stack traces. */
    private static final class Lines extends Handler implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        Lines() {
            setFormatter(new PatternFormatter("%p %c %X %m%e%n"));
            Logger.getLogger("").addHandler(this);
        }

        void await(String text) throws InterruptedException {
            for (int attempt = 0; attempt < 100 && !toString().contains(text); attempt++) {
                Thread.sleep(50);
            }
            assertTrue(toString().contains(text), toString());
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(getFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
        }

        @Override
        public String toString() {
            return String.join("", lines);
        }
    }
}
