package io.onyxos.core.model;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From onboarding to the archive, back, and out. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ModelLifeTest {

    private Newcomer owner;
    private String model;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        owner.agency();
        model = owner.post("/core/v1/models", Map.of("name", "Muse")).header("Location");
    }

    @ParameterizedTest
    @CsvSource({
        // the way there, then the move and where it leads; none where it is refused
        "'',                 activate, active",
        "'',                 pause,",
        "'',                 archive,  archived",
        "'',                 restore,",
        "activate,           activate,",
        "activate,           pause,    paused",
        "activate,           archive,  archived",
        "activate,           restore,",
        "activate pause,     activate, active",
        "activate pause,     pause,",
        "activate pause,     archive,  archived",
        "activate pause,     restore,",
        "archive,            activate,",
        "archive,            pause,",
        "archive,            archive,",
        "archive,            restore,  paused"
    })
    void moves(String way, String move, String state) {
        for (String step : way.isEmpty() ? new String[0] : way.split(" ")) {
            move(step).statusCode(200);
        }

        if (state == null) {
            move(move).statusCode(409).body("code", equalTo("invalid_transition"));
        } else {
            move(move)
                    .statusCode(200)
                    .body("status", equalTo(state))
                    .body("archived_at", state.equals("archived") ? notNullValue() : nullValue());
        }
    }

    @Test
    void whoIsRestoredAfterHerLastDayHasNoLastDay() {
        String tomorrow = LocalDate.now().plusDays(2).toString();
        owner.edit(model, Map.of("left_on", "2026-01-31")).statusCode(200);
        move("archive").statusCode(200);
        move("restore").statusCode(200).body("left_on", nullValue());

        owner.edit(model, Map.of("left_on", tomorrow)).statusCode(200);
        move("archive").statusCode(200);
        move("restore").statusCode(200).body("left_on", equalTo(tomorrow));
    }

    @Test
    void whoIsDeletedTakesFileAccountsAndTermsAlong() throws Exception {
        owner.post(model + "/accounts", Map.of("platform", "x", "username", "muse"))
                .then()
                .statusCode(201);
        owner.post(
                        model + "/terms",
                        Map.of(
                                "revenue_type", "any",
                                "basis", "net",
                                "agency_rate", "0.5",
                                "valid_from", "2026-01-01"))
                .then()
                .statusCode(201);
        owner.asks()
                .contentType("application/merge-patch+json")
                .body(Map.of("legal_name", "Ana Pop"))
                .patch(model + "/private")
                .then()
                .statusCode(200);

        owner.asks().header("If-Match", owner.tag(model)).delete(model).then().statusCode(204);
        owner.asks().get(model).then().statusCode(404);
        UUID id = UUID.fromString(model.substring(model.lastIndexOf('/') + 1));
        for (String table : new String[] {"model_accounts", "model_terms", "model_private"}) {
            assertEquals(
                    List.of(0L), Sql.column("select count(*) from public." + table + " where model_id = ?", id), table);
        }
        assertEquals(
                List.of("created", "accounts_changed", "terms_changed", "deleted"),
                Sql.column(
                        "select split_part(event_type, '.', 5) from core.outbox"
                                + " where aggregate_id = ? and event_type not like '%model.updated%' order by id",
                        id));
    }

    private ValidatableResponse move(String verb) {
        return owner.asks().post(model + "/" + verb).then();
    }
}
