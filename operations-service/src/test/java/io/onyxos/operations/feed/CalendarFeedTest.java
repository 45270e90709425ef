package io.onyxos.operations.feed;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.operations.feed.Feeds.fetch;
import static io.onyxos.operations.feed.Feeds.own;
import static io.onyxos.operations.feed.Feeds.subscribe;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class CalendarFeedTest {

    private static final UUID LUNA = UUID.fromString("a0000000-0000-4000-8000-000000000201");

    @ConfigProperty(name = "onyx.public-url")
    String publicUrl;

    @BeforeEach
    void startWithNothing() throws Exception {
        Feeds.clear();
    }

    @AfterEach
    void undo() throws Exception {
        Sql.run(
                "update public.profiles set status = 'active', deactivated_at = null, role = 'chatter' where id = ?",
                AURORA_CHATTER.id());
        Sql.run("update public.profiles set role = 'admin' where id = ?", AURORA_ADMIN.id());
    }

    @Test
    void unknownRevokedAndPowerlessAreOneAnswer() throws Exception {
        Response made = subscribe(AURORA_CHATTER, Map.of());
        String deleted = made.path("url");
        fetch(deleted).then().statusCode(200);
        AURORA_CHATTER.asks().delete(Feeds.PATH + "/" + made.path("id")).then().statusCode(204);
        String ofOneWhoLeft = own(AURORA_CHATTER);
        leave(AURORA_CHATTER);
        String ofOneDemoted = subscribe(AURORA_ADMIN, Map.of("scope", "agency")).path("url");
        fetch(ofOneDemoted).then().statusCode(200);
        Sql.run("update public.profiles set role = 'rogue' where id = ?", AURORA_ADMIN.id());
        String revoked = own(AURORA_SMM);
        Sql.run("update public.calendar_feeds set revoked_at = now() where profile_id = ?", AURORA_SMM.id());

        Map<String, Object> unknown = refusal(deleted.replaceAll("ical/.*", "ical/nobody-knows-this.ics"));
        assertEquals(404, unknown.get("status"));
        for (String url : List.of(deleted, ofOneWhoLeft, ofOneDemoted, revoked)) {
            assertEquals(unknown, refusal(url));
        }
    }

    @Test
    void theCalendarOfWhoLeftStaysEndedWhenTheyComeBack() throws Exception {
        String url = own(AURORA_CHATTER);
        leave(AURORA_CHATTER);
        Sql.run("select operations.end_feeds(100)");
        Sql.run(
                "update public.profiles set status = 'active', deactivated_at = null where id = ?",
                AURORA_CHATTER.id());

        fetch(url).then().statusCode(404);
        fetch(own(AURORA_CHATTER)).then().statusCode(200);
    }

    @Test
    void theAddressIsToldOnceAndOnlyTheHashOfItsSecretIsKept() throws Exception {
        Response made = subscribe(AURORA_CHATTER, Map.of());
        made.then().statusCode(201).body("url", matchesPattern("http.*/operations/v1/ical/[A-Za-z0-9_-]{43}\\.ics"));
        String token = Feeds.token(made.path("url"));
        fetch(made.path("url")).then().statusCode(200);

        AURORA_CHATTER
                .asks()
                .get(Feeds.PATH)
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0]", not(hasKey("url")));
        assertEquals(
                List.of(1L),
                Sql.column(
                        "select count(*) from public.calendar_feeds f where token_hash = sha256(?::bytea)"
                                + " and f::text not like '%' || ? || '%'",
                        token, token));
    }

    @Test
    void theAddressIsThePublicOneWhateverHostTheRequestNames() {
        AURORA_CHATTER
                .asks()
                .header("Host", "localhost:666")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(Feeds.PATH)
                .then()
                .statusCode(201)
                .body("url", startsWith(publicUrl + "/operations/v1/ical/"));
    }

    @Test
    void whoRepeatsTheirRequestIsToldThatTheAddressWasShown() throws Exception {
        String key = UUID.randomUUID().toString();
        String token =
                Feeds.token(subscribeOnce(key).then().statusCode(201).extract().path("url"));

        subscribeOnce(key).then().statusCode(409).body("code", equalTo("answer_shown_once"));
        assertEquals(List.of(1L), Sql.column("select count(*) from public.calendar_feeds"));
        assertEquals(
                List.of(false),
                Sql.column(
                        "select k::text like '%' || ? || '%' from operations.idempotency_keys k where key = ?",
                        token, key));
    }

    @Test
    void plannersSubscribeToMoreThanTheirOwn() throws Exception {
        UUID hers = Roster.shift(AURORA_CHATTER, "1 day", "2 days");
        Sql.run("update public.shifts set model_id = ? where id = ?", LUNA, hers);
        Roster.shift(AURORA_SMM, "1 day", "2 days");
        Roster.shift(NIGHTFALL_CHATTER, "1 day", "2 days");

        assertEquals(
                2, events(subscribe(AURORA_ADMIN, Map.of("scope", "agency"))).size());
        List<VEvent> ofLuna = events(subscribe(AURORA_ADMIN, Map.of("scope", "model", "model_id", LUNA)));
        assertEquals(1, ofLuna.size());
        assertEquals("Luna", ofLuna.get(0).getSummary().getValue());
        assertEquals(
                1, events(subscribe(NIGHTFALL_OWNER, Map.of("scope", "agency"))).size());
    }

    @Test
    void refusesWhatIsWrongAndWhoMayNot() {
        for (Map<String, ?> wider : List.of(Map.of("scope", "agency"), Map.of("scope", "model", "model_id", LUNA))) {
            subscribe(AURORA_CHATTER, wider).then().statusCode(403);
        }
        for (Map<String, ?> odd : List.of(Map.of("scope", "model"), Map.of("scope", "own", "model_id", LUNA))) {
            subscribe(AURORA_ADMIN, odd).then().statusCode(400).body("errors[0].pointer", equalTo("/model_id"));
        }
        subscribe(AURORA_ADMIN, Map.of("scope", "world")).then().statusCode(400);
        for (String unknown : List.of(
                "b0000000-0000-4000-8000-000000000201", UUID.randomUUID().toString())) {
            subscribe(AURORA_ADMIN, Map.of("scope", "model", "model_id", unknown))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("unknown_reference"))
                    .body("errors[0].pointer", equalTo("/model_id"));
        }
    }

    @Test
    void aSubscriptionIsItsOwnersAlone() {
        String mine = Feeds.PATH + "/" + subscribe(AURORA_CHATTER, Map.of()).path("id");
        for (Person other : List.of(AURORA_ADMIN, AURORA_SMM, NIGHTFALL_OWNER)) {
            other.asks().delete(mine).then().statusCode(404);
            other.asks().get(Feeds.PATH).then().body("data", hasSize(0));
        }
        AURORA_CHATTER.asks().delete(mine).then().statusCode(204);
    }

    private static void leave(Person person) throws Exception {
        Sql.run("update public.profiles set status = 'deactivated', deactivated_at = now() where id = ?", person.id());
    }

    private static Response subscribeOnce(String key) {
        return AURORA_CHATTER
                .asks()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(Feeds.PATH);
    }

    private static List<VEvent> events(Response subscribed) {
        String calendar = fetch(subscribed.path("url")).asString();
        return Biweekly.parse(calendar).first().getEvents();
    }

    /** All of an answer but the id of its request. */
    private static Map<String, Object> refusal(String url) {
        Response answer = fetch(url);
        Map<String, Object> all = answer.getHeaders().asList().stream()
                .filter(header -> !header.hasSameNameAs(new Header("X-Request-Id", null)))
                .collect(Collectors.toMap(Header::getName, Header::getValue));
        all.putAll(answer.jsonPath().getMap(""));
        all.remove("request_id");
        return all;
    }
}
