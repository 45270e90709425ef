package io.onyxos.core.model;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two requests that have both been let in and wait for the same row. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ModelRacesTest {

    private static final String MODELS = "/core/v1/models";

    private Newcomer owner;
    private UUID id;
    private String model;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        owner.agency();
        id = UUID.fromString(owner.post(MODELS, Map.of("name", "Muse")).path("id"));
        model = MODELS + "/" + id;
    }

    @Test
    void ofTwoEditsOfOneVersionOneIsTooLate() throws Exception {
        String tag = owner.tag(model);

        List<Response> answers = atOnce("%models%", () -> edit(tag, "first"), () -> edit(tag, "second"));

        answers.get(0).then().statusCode(200);
        answers.get(1)
                .then()
                .statusCode(412)
                .header("ETag", owner.tag(model))
                .body("code", equalTo("precondition_failed"));
        owner.asks().get(model).then().body("bio", equalTo(answers.get(0).path("bio")));
    }

    @Test
    void aModelThatTwoArchiveIsArchivedOnce() throws Exception {
        List<Response> answers = atOnce(
                "%set_model_status%",
                () -> owner.asks().post(model + "/archive"), () -> owner.asks().post(model + "/archive"));

        answers.get(0).then().statusCode(200);
        answers.get(1).then().statusCode(409).body("code", equalTo("invalid_transition"));
        assertEquals(
                List.of(1L),
                Sql.column(
                        "select count(*) from core.outbox where aggregate_id = ? and event_type like '%archived%'",
                        id));
    }

    @Test
    void anEditOfWhatIsDeletedMeanwhileFindsNothing() throws Exception {
        String tag = owner.tag(model);

        List<Response> answers = atOnce("%models%", () -> delete(tag), () -> delete(tag));

        answers.get(0).then().statusCode(204);
        answers.get(1).then().statusCode(404);
    }

    @Test
    void anEditThatBeganBeforeADemotionEndsAndTheNextIsRefused() throws Exception {
        Newcomer manager = owner.hire("paladin");
        String tag = owner.tag(model);
        try (Sql lock = Sql.holding("select from public.models where id = ? for update", id)) {
            var waiting = CompletableFuture.supplyAsync(
                    () -> Newcomer.edit(manager.asks(), model, tag, Map.of("bio", "in time"))
                            .extract()
                            .response());
            Sql.awaitWaiting("%models%", 1);
            owner.post(
                            "/core/v1/profiles/" + manager.id() + "/change-role",
                            Map.of("role", "ranger", "reason", "reorganisation"))
                    .then()
                    .statusCode(200);
            lock.letGo();

            waiting.join().then().statusCode(200);
        }
        Newcomer.edit(manager.asks(), model, owner.tag(model), Map.of("bio", "too late"))
                .statusCode(403);
        owner.asks().get(model).then().body("bio", equalTo("in time"));
    }

    @Test
    void twoImportsOfOneListMakeEachModelOnce() {
        List<Map<String, String>> items = Stream.of("a", "b", "c")
                .map(name -> Map.of("platform", "fanvue", "external_id", name, "username", name, "name", name))
                .toList();

        List<Response> answers = Stream.<Supplier<Response>>of(() -> imported(items), () -> imported(items))
                .map(CompletableFuture::supplyAsync)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        answers.forEach(answer -> answer.then().statusCode(207));
        owner.asks().get(MODELS).then().body("data", hasSize(4));
        imported(items).then().body("items.outcome.unique()", equalTo(List.of("unchanged")));
    }

    private List<Response> atOnce(String statement, Supplier<Response> first, Supplier<Response> second)
            throws Exception {
        try (Sql lock = Sql.holding("select from public.models where id = ? for update", id)) {
            var answers =
                    Stream.of(first, second).map(CompletableFuture::supplyAsync).toList();
            Sql.awaitWaiting(statement, 2);
            lock.letGo();
            return answers.stream()
                    .map(CompletableFuture::join)
                    .sorted(Comparator.comparing(Response::statusCode))
                    .toList();
        }
    }

    private Response edit(String tag, String bio) {
        return owner.edit(model, tag, Map.of("bio", bio)).extract().response();
    }

    private Response delete(String tag) {
        return owner.asks().header("If-Match", tag).delete(model);
    }

    private Response imported(List<Map<String, String>> items) {
        return owner.post(MODELS + "/import", Map.of("items", items));
    }
}
