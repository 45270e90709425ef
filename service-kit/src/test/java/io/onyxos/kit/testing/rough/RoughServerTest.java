package io.onyxos.kit.testing.rough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onyxos.kit.testing.Contract;
import io.onyxos.kit.testing.rough.RoughServer.Behaviour;
import io.onyxos.kit.testing.rough.RoughServer.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rough handling notices each way in which a server can be wrong, and nothing of one that is right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoughServerTest {

    private static final Behaviour ACCEPTING = (request, body) -> Reply.json(200, "{}");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, List<String>> ofAccepting = new HashMap<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST /notes        | NUL in /title
            POST /notes        | NUL in /author/name
            POST /notes        | NUL in /tags/0
            POST /notes        | a high surrogate alone in /title
            POST /notes        | a low surrogate alone in /title
            POST /notes        | a control character in /title
            POST /notes        | a bidirectional override in /title
            POST /notes        | 900 KB in /title
            POST /notes        | a character too long in /title
            POST /notes        | a character too short in /title
            POST /notes        | "" in /title
            POST /notes        | null in /title
            POST /notes        | 7 in /title
            POST /notes        | true in /title
            POST /notes        | [[]] in /title
            POST /notes        | {"no_such_field":1} in /title
            POST /notes        | nested too deep in /title
            POST /notes        | no title
            POST /notes        | -1 in /count
            POST /notes        | 6 in /count
            POST /notes        | 1.5 in /count
            POST /notes        | 10,000 digits in /count
            POST /notes        | 10,000 digits in /amount
            POST /notes        | "1e5" in /amount
            POST /notes        | "no_such_value" in /kind
            POST /notes        | "SHORT" in /kind
            POST /notes        | "2026-02-30" in /due_on
            POST /notes        | 100,000 objects in /tags
            POST /notes        | 100,000 empty texts in /tags
            POST /notes        | 100,000 nulls in /tags
            POST /notes        | an item too many in /tags
            POST /notes        | 100,000 objects
            POST /notes        | deep objects
            POST /notes        | an unknown field
            POST /notes        | a doubled field
            POST /notes        | a byte that is not UTF-8
            POST /notes        | no body
            POST /notes        | content type text/plain
            POST /notes        | content type application/xml
            POST /notes        | content type null
            POST /notes        | Idempotency-Key: 256 characters
            POST /notes/{id}/seal | a body that is not asked for
            POST /notes/{id}/seal | not-a-uuid in the path
            POST /notes/{id}/seal | 1-1-1-1-1 in the path
            POST /notes/{id}/seal | NUL in the path
            POST /notes/{id}/seal | 8 KB in the path
            DELETE /notes/{id} | If-Match: garbage
            DELETE /notes/{id} | If-Match: W/"x"
            DELETE /notes/{id} | If-Match: "a", "b"
            GET /notes         | an unknown parameter
            GET /notes         | 0 in limit
            GET /notes         | -1 in limit
            GET /notes         | limit twice
            GET /notes         | 2 KB in cursor
            GET /notes         | NUL in cursor
            GET /notes         | "1-1-1-1-1" in owner_id
            GET /notes         | "2026-01-01" in from
            """)
    void whatIsAcceptedAndShouldNotBeIsReported(String operation, String variant) throws Exception {
        if (!ofAccepting.containsKey(operation)) {
            ofAccepting.put(operation, findings(ACCEPTING, operation, PATIENCE));
        }
        List<String> findings = ofAccepting.get(operation);

        assertTrue(
                findings.stream().anyMatch(finding -> finding.startsWith(operation + ": " + variant + ": expected")),
                () -> String.join("\n", findings));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | application/problem+json | expected an answer of the contract, got 500
            404 | application/problem+json | does not have a value in the enumeration
            400 | application/json         | the media type application/json is not in the contract
            400 |                          | no problem says why
            201 | application/json         | the status is not in the contract
            """)
    void anAnswerThatTheContractDoesNotHaveIsReported(int status, String type, String finding) throws Exception {
        List<String> findings = findings(
                (request, body) -> new Reply(
                        status, type, Reply.problem(status, "unheard_of").body()),
                "GET /notes",
                PATIENCE);

        assertTrue(findings.stream().anyMatch(line -> line.contains(finding)), () -> String.join("\n", findings));
    }

    @Test
    void noAnswerInTimeIsReported() throws Exception {
        List<String> findings =
                findings((request, body) -> new Reply(0, null, null), "POST /notes/{id}/seal", Duration.ofMillis(50));

        assertTrue(findings.get(0).contains("got nothing (java.util.concurrent.TimeoutException"), findings::toString);
    }

    @Test
    void aKeyThatIsIgnoredIsReported() throws Exception {
        assertReported("eight with one key at once: done 8 times", ACCEPTING);
    }

    @Test
    void aKeyThatIsForgottenIsReported() throws Exception {
        Map<String, AtomicInteger> uses = new ConcurrentHashMap<>();
        assertReported("the same key again: 200", (request, body) -> switch (use(uses, request)) {
            case 1, 9 -> Reply.json(200, "{}");
            default -> Reply.problem(409, "idempotency_in_flight");
        });
    }

    @Test
    void anotherAnswerToTheSameKeyIsReported() throws Exception {
        Map<String, AtomicInteger> uses = new ConcurrentHashMap<>();
        assertReported("eight with one key at once: one got 200 {\"use\":", (request, body) -> {
            int use = use(uses, request);
            if (use > 1) {
                request.getResponseHeaders().set("Idempotency-Replayed", "true");
            }
            return Reply.json(200, "{\"use\":" + use + "}");
        });
    }

    @Test
    void aKeyThatIsReusedForAnotherBodyIsReported() throws Exception {
        Map<String, AtomicInteger> uses = new ConcurrentHashMap<>();
        assertReported("the same key with the body {\"title\":\"samplex\"}: 200", (request, body) -> {
            if (use(uses, request) > 1) {
                request.getResponseHeaders().set("Idempotency-Replayed", "true");
            }
            return Reply.json(200, "{}");
        });
    }

    @Test
    void refusalsOfTheContractAreNotReported() throws Exception {
        Set<String> types = Set.of("application/json");
        Behaviour refusing = (request, body) -> request.getRequestMethod().equals("POST")
                        && !body.isEmpty()
                        && !types.contains(
                                String.valueOf(request.getRequestHeaders().getFirst("Content-Type")))
                ? Reply.problem(415, "unsupported_media_type")
                : Reply.problem(400, "bad_request");

        for (String operation : List.of("GET /notes", "POST /notes", "DELETE /notes/{id}", "POST /notes/{id}/seal")) {
            assertEquals(List.of(), findings(refusing, operation, PATIENCE));
        }
    }

    private static int use(Map<String, AtomicInteger> uses, com.sun.net.httpserver.HttpExchange request) {
        String key = String.valueOf(request.getRequestHeaders().getFirst("Idempotency-Key"));
        return uses.computeIfAbsent(key, first -> new AtomicInteger()).incrementAndGet();
    }

    private static void assertReported(String finding, Behaviour behaviour) throws Exception {
        List<String> findings = findings(behaviour, "POST /notes", PATIENCE);

        assertTrue(
                findings.stream().anyMatch(line -> line.startsWith("POST /notes: " + finding)),
                () -> String.join("\n", findings));
    }

    private static List<String> findings(Behaviour behaviour, String operation, Duration patience) throws Exception {
        try (RoughServer server = RoughServer.start(behaviour);
                var file = RoughServerTest.class.getResourceAsStream("contract.yaml")) {
            Contract contract =
                    Contract.of(new YAMLMapper().readTree(file.readAllBytes()).toString());
            var handling = new RoughHandling(new Client(server.address(), patience), contract, Map.of(), () -> {});
            return handling
                    .check(contract.operations()
                            .filter(one -> RoughHandling.nameOf(one).equals(operation))
                            .findFirst()
                            .orElseThrow())
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
