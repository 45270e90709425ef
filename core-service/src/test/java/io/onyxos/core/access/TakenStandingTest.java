package io.onyxos.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standing that was taken once for a transaction is what the helpers would find each time, and follows its changes. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class TakenStandingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAKE = "select private.take_standing()";
    private static final String STANDING = """
            select jsonb_build_object('id', private.my_id(), 'agency', private.my_agency_id(), 'role', private.my_role(),
              'rank', private.my_rank(), 'models', private.my_model_ids(), 'permissions', (
                select jsonb_agg(p.name order by p.name) from private.permissions p where private.has_permission(p.name)))""";

    private Newcomer owner;
    private Connection connection;

    @BeforeEach
    void begin() throws Exception {
        owner = Newcomer.signUp();
        owner.agency();
        connection = ServiceStack.superuser();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void end() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner",
                "admin",
                "grandmaster",
                "paladin",
                "alchemist",
                "ranger",
                "rogue",
                "smm",
                "recruiter",
                "chatter"
            })
    void isWhatTheHelpersFind(String role) throws Exception {
        UUID person = role.equals("owner") ? owner.id() : owner.hire(role).id();
        for (boolean demanded : new boolean[] {false, true}) {
            run("update public.agencies set require_mfa = " + demanded
                    + " where id = (select agency_id from public.profiles where id = '" + owner.id() + "')");
            for (String level : new String[] {"aal1", "aal2"}) {
                signIn(person, level);
                run(
                        "select set_config('onyx.caller_permissions', '', true), set_config('onyx.caller_agency_id', '', true),"
                                + " set_config('onyx.caller_role', '', true), set_config('onyx.caller_model_ids', '', true)");
                JsonNode found = standing();
                assertEquals(role, found.path("role").asText());
                run(TAKE);
                assertEquals(found, standing(), role + " " + level + " " + demanded);
            }
        }
    }

    @Test
    void isNothingForWhoIsInNoAgency() throws Exception {
        signIn(Newcomer.signUp().id(), "aal2");
        JsonNode found = standing();
        run(TAKE);
        assertEquals(found, standing());
        assertEquals("null", found.path("agency").asText());
        assertEquals("null", found.path("permissions").asText());
    }

    @Test
    void followsWhatTheTransactionMakesOfItsOwnCaller() throws Exception {
        Newcomer admin = owner.hire("admin");
        signIn(admin.id(), "aal1");
        run(TAKE);
        JsonNode before = standing();

        run("savepoint unchanged; update public.profiles set role = 'chatter' where id = '" + admin.id() + "'");
        assertEquals("chatter", standing().path("role").asText());
        assertNotEquals(before.path("permissions"), standing().path("permissions"));
        run("update public.profiles set status = 'deactivated', deactivated_at = now() where id = '" + admin.id()
                + "'");
        assertEquals("null", standing().path("agency").asText());

        run("rollback to savepoint unchanged");
        assertEquals(before, standing());
    }

    @Test
    void isNotTakenAnewForAnotherPersonsChange() throws Exception {
        Newcomer chatter = owner.hire("chatter");
        signIn(owner.id(), "aal1");
        run(TAKE);
        JsonNode before = standing();
        run("update public.profiles set role = 'smm' where id = '" + chatter.id() + "'");
        assertEquals(before, standing());
    }

    @Test
    void followsTheAgencyThatTheTransactionFounds() throws Exception {
        Newcomer founder = Newcomer.signUp();
        signIn(founder.id(), "aal1");
        run(TAKE);
        assertEquals("null", standing().path("agency").asText());
        run("select set_config('request.jwt.claims', json_build_object('sub', '" + founder.id() + "', 'email', '"
                + founder.email() + "')::text, true)");
        run("select core.found_agency('Agency', 'Europe/Paris', 'EUR', 1, 'en', 'founder')");
        assertEquals("owner", standing().path("role").asText());
    }

    @Test
    void endsWithItsTransaction() throws Exception {
        signIn(owner.id(), "aal1");
        run(TAKE);
        connection.commit();
        assertEquals("null", standing().path("agency").asText());
    }

    private void signIn(UUID person, String level) throws SQLException {
        run("select set_config('request.jwt.claims', json_build_object('sub', '" + person + "', 'aal', '" + level
                + "')::text, true), set_config('onyx.caller_id', '', true)");
    }

    private JsonNode standing() throws Exception {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(STANDING)) {
            rows.next();
            return JSON.readTree(rows.getString(1));
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
