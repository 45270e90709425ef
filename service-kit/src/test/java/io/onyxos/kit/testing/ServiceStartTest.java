package io.onyxos.kit.testing;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.http.Refusal;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * A service comes up on the demo database by its own login and keeps strangers out. A service's test extends this and adds
 * {@code @QuarkusTest} and its {@link ServiceStack}.
 */
public abstract class ServiceStartTest {

    private static final String EXPIRED = """
            delete from {service}.idempotency_keys;
            delete from {service}.inbox;
            insert into {service}.idempotency_keys (scope, key, request_hash, expires_at)
            select 'test', n, '', now() + (n || ' seconds')::interval from generate_series(-2, 2) n;
            insert into {service}.inbox (consumer, event_id, received_at)
            select '{service}', private.uuid_floor(now() - happened), now() - received
            from (values (interval '15 days', interval '15 days'), ('17 days', '14 days 1 second'),
              ('16 days', '1 day'), ('13 days', '13 days')) event (happened, received);
            """;

    @ConfigProperty(name = "onyx.service")
    String service;

    @Test
    void itLives() {
        when().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void itIsReadyWithItsDatabaseAndTheKeysOfItsIssuer() {
        when().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks", hasItem(Map.of("name", "database", "status", "UP")))
                .body("checks", hasItem(hasEntry("name", "token keys")))
                .body("status", equalTo("UP"));
    }

    @Test
    void itComesToTheDatabaseByItsLoginRoleAlone() throws Exception {
        when().get("/q/health/ready");

        var users = new TreeSet<String>();
        try (var superuser = ServiceStack.superuser();
                var statement = superuser.createStatement();
                var sessions = statement.executeQuery(
                        // a connection that another test closed may be listed a moment longer
                        "select usename from pg_stat_activity where backend_type = 'client backend'"
                                + " and application_name <> 'PostgreSQL JDBC Driver'")) {
            while (sessions.next()) {
                users.add(sessions.getString(1));
            }
        }
        assertEquals(new TreeSet<>(java.util.List.of(service + "_login")), users);
    }

    @Test
    void anUnknownAddressIsAProblemThatTellsNothing() {
        when().get("/" + service + "/v1/no-such-thing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not_found"));
        Person.AURORA_OWNER
                .asks()
                .get("/" + service + "/v1/no-such-thing")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void theFilesOfRefusalsHaveEveryCodeThatItsFunctionsRaiseUnderTheSameStatus() throws Exception {
        var wrong = new TreeSet<String>();
        try (var superuser = ServiceStack.superuser();
                var statement = superuser.prepareStatement("""
                        select distinct refusal[1], refusal[2]
                          from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
                               regexp_matches(p.prosrc, $$sqlstate 'PT(4\\d\\d)' using message = '(\\w+)'$$, 'g') refusal
                         where n.nspname = ?
                        """)) {
            statement.setString(1, service);
            try (var raised = statement.executeQuery()) {
                while (raised.next()) {
                    int status = raised.getInt(1);
                    if (Refusal.find(raised.getString(2))
                            .filter(refusal -> refusal.status() == status)
                            .isEmpty()) {
                        wrong.add(status + " " + raised.getString(2));
                    }
                }
            }
        }
        assertEquals(Set.of(), wrong, "refusals.properties has no such line");
    }

    @Test
    void itsWorkerDeletesWhatIsKeptForATimeOnlyAndNothingElse() throws Exception {
        try (var superuser = ServiceStack.superuser();
                var statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute(EXPIRED.replace("{service}", service));
            statement.execute("set local role %s_worker".formatted(service));
            assertEquals(4, number(statement, "select %s.delete_expired(2)".formatted(service)));
            assertEquals(1, number(statement, "select %s.delete_expired(2)".formatted(service)));
            assertEquals(0, number(statement, "select %s.delete_expired(2)".formatted(service)));
            statement.execute("reset role");
            assertEquals(2, number(statement, "select count(*) from %s.idempotency_keys".formatted(service)));
            assertEquals(2, number(statement, "select count(*) from %s.inbox".formatted(service)));
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void everyPermissionThatItsContractNamesIsOne() throws Exception {
        var named = new TreeSet<String>();
        var words = Pattern.compile("\\b(?:with|without|or)"
                        + " ((?:access|approve|assign|delete|edit|manage|moderate|record|view)_\\w+)")
                .matcher(when().get("/q/openapi").asString());
        while (words.find()) {
            named.add(words.group(1));
        }
        try (var superuser = ServiceStack.superuser();
                var statement = superuser.createStatement();
                var permissions = statement.executeQuery("select name from private.permissions")) {
            while (permissions.next()) {
                named.remove(permissions.getString(1));
            }
        }
        assertEquals(Set.of(), named);
    }

    @Test
    void itShowsItsContract() {
        when().get("/q/openapi").then().statusCode(200);
    }
}
