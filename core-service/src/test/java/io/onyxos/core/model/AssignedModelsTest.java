package io.onyxos.core.model;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people see who see assigned models only; the assignments themselves are operations' to make. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class AssignedModelsTest {

    private static final String MODELS = "/core/v1/models";

    private Newcomer owner;
    private String agency;
    private Newcomer chatter;
    private String model;

    @BeforeEach
    void hire() throws Exception {
        owner = Newcomer.signUp();
        agency = owner.agency();
        chatter = owner.hire("chatter");
        model = owner.post(
                        MODELS,
                        Map.of("name", "Muse", "accounts", new Object[] {Map.of("platform", "x", "username", "muse")}))
                .path("id");
        owner.post(MODELS, Map.of("name", "Other")).then().statusCode(201);
    }

    @Test
    void anAssignmentOpensTheModelAndItsEndClosesItWithTheNextRequest() throws Exception {
        String path = MODELS + "/" + model;
        chatter.asks().get(path).then().statusCode(404);
        chatter.asks().get(MODELS).then().body("data", empty());

        assign("current_date");
        chatter.asks()
                .get(path)
                .then()
                .statusCode(200)
                .body("can.edit", equalTo(false))
                .body("accounts.username", contains("muse"));
        chatter.asks().get(MODELS).then().body("data.name", contains("Muse"));
        chatter.asks().get(path + "/accounts").then().statusCode(200).body("data.username", contains("muse"));
        chatter.asks().get("/core/v1/me").then().body("model_ids", contains(model));
        chatter.asks().get(path + "/terms").then().statusCode(403);
        chatter.edit(path, Map.of("bio", "mine")).statusCode(403);

        Members.run("delete from public.model_assignments where profile_id = ?", chatter.id());
        Map<String, Object> gone = problem(path);
        assertEquals(problem(MODELS + "/" + UUID.randomUUID()), gone);
        chatter.asks().get(MODELS).then().body("data", empty());
        chatter.asks().get("/core/v1/me").then().body("model_ids", empty());
    }

    @Test
    void theAssignedStayOutsideWhileTheyAreOffTheClockWhereTheAgencyWantsItSo() throws Exception {
        owner.edit(agency, Map.of("assigned_access", "clocked_in")).statusCode(200);
        reason("model_not_assigned");
        assign("current_date - 1");
        reason("not_clocked_in");
        chatter.asks().get(MODELS + "/" + model).then().statusCode(404);

        clockIn();
        reason("allowed");
        chatter.asks().get(MODELS + "/" + model).then().statusCode(200);
    }

    @Test
    void whoIsOnTheClockAndNotAssignedIsNotToldToClockIn() throws Exception {
        owner.edit(agency, Map.of("assigned_access", "clocked_in")).statusCode(200);
        clockIn();

        reason("model_not_assigned");
    }

    @Test
    void anotherDaysAssignmentOpensNothing() throws Exception {
        assign("current_date + 3");

        chatter.asks().get(MODELS + "/" + model).then().statusCode(404);
        reason("model_not_assigned");
    }

    private void reason(String reason) {
        chatter.asks()
                .queryParams("permission", "view_content", "model_id", model)
                .get("/core/v1/access-explanations")
                .then()
                .statusCode(200)
                .body("reason", equalTo(reason));
    }

    private void assign(String firstDay) throws Exception {
        Members.run(
                "insert into public.model_assignments (agency_id, model_id, profile_id, starts_on)"
                        + " select agency_id, id, ?, " + firstDay + " from public.models where id = ?",
                chatter.id(),
                UUID.fromString(model));
    }

    private void clockIn() throws Exception {
        Members.run(
                "insert into public.timesheets (agency_id, employee_id, timezone, work_date)"
                        + " select agency_id, id, 'Europe/Bucharest', current_date from public.profiles where id = ?",
                chatter.id());
    }

    private Map<String, Object> problem(String path) {
        Map<String, Object> problem = chatter.asks()
                .get(path)
                .then()
                .statusCode(404)
                .extract()
                .jsonPath()
                .getMap("$");
        problem.remove("request_id");
        return problem;
    }
}
