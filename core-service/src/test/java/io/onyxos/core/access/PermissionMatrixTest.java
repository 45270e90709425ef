package io.onyxos.core.access;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class PermissionMatrixTest {

    private static final String EXPLANATIONS = "/core/v1/access-explanations?permission=";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PermissionMatrix decided;

    PermissionMatrixTest() throws Exception {
        decided = PermissionMatrix.decided();
    }

    @Test
    void theDatabaseHasTheDecidedMatrix() throws Exception {
        Map<String, Set<String>> roles = new TreeMap<>();
        JsonPath answer = AURORA_CHATTER.asks().get("/core/v1/roles").jsonPath();
        for (int i = 0; i < answer.getInt("data.size()"); i++) {
            roles.put(
                    answer.getString("data[" + i + "].name"),
                    new TreeSet<>(answer.getList("data[" + i + "].permissions", String.class)));
        }

        assertEquals(decided.permissions(), roles);
        assertEquals(
                decided.sensitive(), new TreeSet<>(Sql.column("select name from private.permissions where sensitive")));
        assertEquals(decided.all(), new TreeSet<>(Sql.column("select name from private.permissions")));
    }

    @Test
    void theExplanationAgreesWithThePoliciesForEveryRoleAndPermission() throws Exception {
        Newcomer owner = Newcomer.signUp();
        owner.agency();
        for (var role : decided.permissions().entrySet()) {
            Newcomer person = role.getKey().equals("owner") ? owner : owner.hire(role.getKey());

            assertEquals(role.getValue(), explained(person), role.getKey());
            assertEquals(role.getValue(), allowedByPolicies(person.id()), role.getKey());
            assertEquals(role.getValue(), effective(person::asks), role.getKey());
        }
    }

    @Test
    void withoutTheDemandedSecondFactorEverythingSensitiveIsRefused() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();
        Newcomer.edit(owner.asksWithSecondFactor(), agency, owner.tag(agency), Map.of("require_mfa", true))
                .statusCode(200);
        Set<String> harmless = new TreeSet<>(decided.permissions().get("owner"));
        harmless.removeAll(decided.sensitive());

        assertEquals(harmless, effective(owner::asks));
        assertEquals(decided.permissions().get("owner"), effective(owner::asksWithSecondFactor));
        for (String permission : decided.sensitive()) {
            assertEquals("mfa_required", explain(owner.asks(), permission).getString("reason"), permission);
            assertTrue(explain(owner.asksWithSecondFactor(), permission).getBoolean("allowed"), permission);
        }
        assertTrue(explain(owner.asks(), "view_agency_settings").getBoolean("allowed"));
    }

    /** What the explanation allows, asked of it for all permissions at once. */
    private Set<String> explained(Newcomer person) {
        String token = ServiceStack.bearer(person.id(), person.email(), "aal1");
        Map<String, CompletableFuture<HttpResponse<String>>> answers = new TreeMap<>();
        for (String permission : decided.all()) {
            URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port + EXPLANATIONS + permission);
            answers.put(
                    permission,
                    http.sendAsync(
                            HttpRequest.newBuilder(uri)
                                    .header("Authorization", token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()));
        }
        Set<String> allowed = new TreeSet<>();
        answers.forEach((permission, answer) -> {
            JsonPath explanation = new JsonPath(answer.join().body());
            boolean yes = explanation.getBoolean("allowed");
            assertEquals(yes ? "allowed" : "role_lacks_permission", explanation.getString("reason"), permission);
            if (yes) {
                allowed.add(permission);
            }
        });
        return allowed;
    }

    private static JsonPath explain(RequestSpecification person, String permission) {
        return person.get(EXPLANATIONS + permission).jsonPath();
    }

    private static Set<String> effective(Supplier<RequestSpecification> person) {
        return new TreeSet<>(person.get().get("/core/v1/me").jsonPath().getList("permissions", String.class));
    }

    private static Set<Object> allowedByPolicies(UUID person) throws Exception {
        return new TreeSet<>(Sql.column(
                "select name from private.permissions where private.permission_of(?, name) order by name", person));
    }
}
