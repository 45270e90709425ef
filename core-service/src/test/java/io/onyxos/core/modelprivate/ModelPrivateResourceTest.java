package io.onyxos.core.modelprivate;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_GRANDMASTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ModelPrivateResourceTest {

    @Test
    void theFirstChangeOpensTheFileAndTheNextNeedsItsTag() {
        String file = file();
        AURORA_ADMIN.asks().get(file).then().statusCode(404);

        Response opened = edit(AURORA_ADMIN, file, null, Map.of("legal_name", "Ana Pop"));
        opened.then().statusCode(200).header("ETag", notNullValue()).body("legal_name", equalTo("Ana Pop"));

        edit(AURORA_ADMIN, file, null, Map.of("country", "RO")).then().statusCode(428);
        edit(AURORA_ADMIN, file, opened.header("ETag"), Map.of("country", "RO"))
                .then()
                .statusCode(200)
                .body("legal_name", equalTo("Ana Pop"))
                .body("country", equalTo("RO"));
        edit(AURORA_ADMIN, file, opened.header("ETag"), Map.of("country", "DE"))
                .then()
                .statusCode(412);
    }

    @Test
    void everyReadingIsWrittenDown() throws Exception {
        String file = file();
        String id =
                edit(AURORA_ADMIN, file, null, Map.of("legal_name", "Ana Pop")).path("id");

        AURORA_GRANDMASTER.asks().get(file).then().statusCode(200).body("legal_name", equalTo("Ana Pop"));

        assertEquals(1, readings(id, AURORA_GRANDMASTER));
        assertEquals(0, readings(id, AURORA_OWNER));
    }

    @Test
    void nobodyUnderEighteenIsFiled() {
        String file = file();
        LocalDate tooYoung = LocalDate.now().minusYears(18).plusDays(2);

        edit(AURORA_ADMIN, file, null, Map.of("birth_date", tooYoung.toString()))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/birth_date"));
        edit(AURORA_ADMIN, file, null, Map.of("phone", "0712")).then().statusCode(400);
        edit(AURORA_ADMIN, file, null, Map.of("agency_id", UUID.randomUUID()))
                .then()
                .statusCode(400);
    }

    @Test
    void isClosedToOtherRolesAndAbsentForOtherAgencies() {
        String file = file();
        edit(AURORA_ADMIN, file, null, Map.of("legal_name", "Ana Pop"));

        AURORA_PALADIN.asks().get(file).then().statusCode(403).body("code", equalTo("forbidden"));
        edit(AURORA_PALADIN, file, null, Map.of("legal_name", "Eva")).then().statusCode(403);
        AURORA_CHATTER.asks().get(file).then().statusCode(404);
        NIGHTFALL_OWNER.asks().get(file).then().statusCode(404);
        edit(NIGHTFALL_OWNER, file, null, Map.of("legal_name", "Eva")).then().statusCode(404);
    }

    private static String file() {
        return AURORA_PALADIN
                        .asks()
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "Private " + UUID.randomUUID()))
                        .post("/core/v1/models")
                        .header("Location")
                + "/private";
    }

    private static Response edit(Person person, String file, String tag, Map<String, ?> change) {
        RequestSpecification request =
                person.asks().contentType("application/merge-patch+json").body(change);
        return (tag == null ? request : request.header("If-Match", tag)).patch(file);
    }

    private static int readings(String file, Person reader) throws Exception {
        try (Connection connection = ServiceStack.superuser();
                PreparedStatement count = connection.prepareStatement("select count(*) from public.audit_entries"
                        + " where action = 'read' and table_name = 'model_private' and row_id = ? and actor_id = ?")) {
            count.setObject(1, UUID.fromString(file));
            count.setObject(2, reader.id());
            ResultSet counted = count.executeQuery();
            counted.next();
            return counted.getInt(1);
        }
    }
}
