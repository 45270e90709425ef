package io.onyxos.core;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class IdempotencyKeysTest {

    private static final String MODELS = "/core/v1/models";

    private Newcomer owner;
    private String agency;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        agency = owner.agency();
    }

    @Test
    void aRepeatedCreationMakesOneModelWithOneEvent() throws Exception {
        Response first = post(owner, MODELS, Map.of("name", "Muse"));
        Response again = post(owner, MODELS, Map.of("name", "Muse"));

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", first.header("ETag"))
                .body("id", equalTo(first.path("id")));
        owner.asks().get(MODELS).then().body("data", hasSize(1));
        assertEquals(List.of(1L), events(first.path("id"), "model.created"));
    }

    @Test
    void twoAtOnceMakeOneModel() throws Exception {
        List<Response> answers = Stream.of(1, 2, 3)
                .map(attempt -> CompletableFuture.supplyAsync(() -> post(owner, MODELS, Map.of("name", "Muse"))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        answers.forEach(answer ->
                answer.then().statusCode(201).body("id", equalTo(answers.get(0).path("id"))));
        owner.asks().get(MODELS).then().body("data", hasSize(1));
    }

    @Test
    void aKeyStandsForOneRequestOfOnePerson() throws Exception {
        Newcomer colleague = owner.hire("admin");
        Response mine = post(owner, MODELS, Map.of("name", "Muse"));

        post(owner, MODELS, Map.of("name", "Other"))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        post(colleague, MODELS, Map.of("name", "Other"))
                .then()
                .statusCode(201)
                .body("id", not(equalTo(mine.<String>path("id"))));
    }

    @Test
    void aRefusalIsNoAnswerToKeep() {
        post(owner, MODELS, Map.of("name", " ")).then().statusCode(400);
        post(owner, MODELS, Map.of("name", "Muse")).then().statusCode(201);
    }

    @Test
    void aRepeatedCommandIsDoneOnceAndNotRefused() throws Exception {
        Newcomer member = owner.hire("smm");
        String profile = "/core/v1/profiles/" + member.id();
        String model =
                MODELS + "/" + post(owner, MODELS, Map.of("name", "Muse")).path("id");

        repeated(profile + "/deactivate", Map.of("reason", "left"));
        repeated(model + "/archive", null);
        repeated(agency + "/close", Map.of("confirm_name", "Agency " + owner.id()));
        assertEquals(List.of(1L), events(member.id().toString(), "profile.deactivated"));
    }

    @Test
    void aStoredAnswerIsNotRepeatedToADeactivatedOrDemotedMember() throws Exception {
        Newcomer demoted = owner.hire("admin");
        Newcomer deactivated = owner.hire("admin");
        for (Newcomer member : List.of(demoted, deactivated)) {
            post(member, MODELS, Map.of("name", "Muse of " + member.id()))
                    .then()
                    .statusCode(201);
        }
        Members.run("update public.profiles set role = 'chatter' where id = ?", demoted.id());
        owner.post("/core/v1/profiles/" + deactivated.id() + "/deactivate", Map.of("reason", "left"))
                .then()
                .statusCode(200);

        for (Newcomer member : List.of(demoted, deactivated)) {
            Response repeated = post(member, MODELS, Map.of("name", "Muse of " + member.id()));
            repeated.then()
                    .statusCode(409)
                    .body("code", equalTo("standing_changed"))
                    .header("Location", nullValue())
                    .header("ETag", nullValue());
            assertFalse(repeated.asString().contains("Muse"), repeated.asString());
        }
    }

    @Test
    void ofEightFoundingsWithOneKeyAllGetTheOneAgency() throws Exception {
        Newcomer founder = Newcomer.signUp();

        List<Object> agencies = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> post(founder, "/core/v1/agencies", founder.founding(Map.of()))))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.then().statusCode(201).extract().<Object>path("id"))
                .distinct()
                .toList();
        assertEquals(1, agencies.size());
    }

    @Test
    void anAnswerOfASecondFactorIsNotRepeatedWithoutIt() {
        var body = Map.of("name", "Muse");
        var request =
                owner.asksWithSecondFactor().header("Idempotency-Key", "once").contentType(ContentType.JSON);
        request.body(body).post(MODELS).then().statusCode(201);

        post(owner, MODELS, body).then().statusCode(409).body("code", equalTo("standing_changed"));
    }

    private void repeated(String command, Object body) {
        post(owner, command, body).then().statusCode(200);
        post(owner, command, body).then().statusCode(200).header("Idempotency-Replayed", "true");
        without(command, body).then().statusCode(409);
    }

    private Response without(String command, Object body) {
        return body == null ? owner.asks().post(command) : owner.post(command, body);
    }

    private static Response post(Newcomer person, String path, Object body) {
        var request = person.asks().header("Idempotency-Key", "once");
        return body == null
                ? request.post(path)
                : request.contentType(ContentType.JSON).body(body).post(path);
    }

    private static List<Object> events(String aggregate, String event) throws Exception {
        return Sql.column(
                "select count(*) from core.outbox where aggregate_id = ? and event_type = 'io.onyxos.core.' || ? || '.v1'",
                UUID.fromString(aggregate),
                event);
    }
}
