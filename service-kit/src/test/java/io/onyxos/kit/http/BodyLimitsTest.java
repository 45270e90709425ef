package io.onyxos.kit.http;

import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a body holds, it is refused before it costs more than a large body that is accepted. */
@QuarkusTest
@TestProfile(WithoutDatabase.class)
class BodyLimitsTest {

    private static final int LONGEST = 1 << 20;
    private static final int MOST_FAULTS = 20;
    private static final long MOST_ALLOCATED = 50L << 20;

    @TestHTTPResource("/kit-test/shapes")
    URI shapes;

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("empty items", list("parts", "{}")),
                Arguments.of("empty items beyond no limit of the field's own", list("instants", "{}")),
                Arguments.of("nulls", list("instants", "null")),
                Arguments.of("nulls for items with fields", list("parts", "null")),
                Arguments.of("numbers", list("instants", "1")),
                Arguments.of("lists of lists", list("weeks", "[]")),
                Arguments.of("lists in one list", "{\"weeks\":[" + items("null", 200_000) + "]}"),
                Arguments.of("a list that never ends", "{\"parts\":[" + "{},".repeat(LONGEST / 3 - 10)),
                Arguments.of("deep lists", "{\"anything\":" + "[".repeat(LONGEST - 20)),
                Arguments.of("deep objects", "{\"anything\":" + "{\"a\":".repeat(LONGEST / 5 - 20)),
                Arguments.of("any JSON", list("anything", "{}")),
                Arguments.of("unknown fields", "{" + fields(LONGEST / 12) + "}"),
                Arguments.of("names of a map", "{\"names\":{" + fields(LONGEST / 12) + "}}"),
                Arguments.of("fields of any JSON", "{\"anything\":{" + fields(LONGEST / 12) + "}}"),
                Arguments.of(
                        "one field again and again", "{" + "\"line\":\"a\",".repeat(LONGEST / 12) + "\"line\":\"b\"}"),
                Arguments.of("a long number", "{\"number\":" + "9".repeat(LONGEST - 20) + "}"),
                Arguments.of("a long number in any JSON", "{\"anything\":1e" + "9".repeat(10_000) + "}"),
                Arguments.of("a long name", "{\"" + "n".repeat(LONGEST - 20) + "\":1}"),
                Arguments.of("a long text", "{\"line\":\"" + "x".repeat(LONGEST - 20) + "\"}"),
                Arguments.of("a list instead of an object", items("null", 200_000)),
                Arguments.of("as many wrong items as a list may have", list("instants", "null", 1000)),
                Arguments.of("items with many wrong items", list("parts", list("tags", "\"\"", 1000), 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBodyOfAnyShapeIsRefusedAtSmallCost(String shape, String body) throws Exception {
        for (String method : new String[] {"POST", "PATCH"}) {
            Allocation allocation = Allocation.ofServer();
            HttpRequest request = HttpRequest.newBuilder(shapes)
                    .header("Content-Type", "application/json")
                    .header("Accept-Language", "fr-CA;q=0.5, ".repeat(1000) + "de")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(400, answer.statusCode(), answer::body);
            List<Map<String, String>> faults = JsonPath.from(answer.body()).getList("errors");
            assertTrue(!faults.isEmpty() && faults.size() <= MOST_FAULTS, answer::body);
            assertTrue(faults.stream().allMatch(fault -> fault.containsKey("pointer")), answer::body);
            assertTrue(allocation.bytes() < MOST_ALLOCATED, method + " took " + allocation.bytes() + " bytes");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "parts, 3, {}",
        "instants, 1000, null",
        "weeks, 1000, []",
    })
    void aListThatIsTooLongIsPointedAt(String field, int most, String item) {
        for (String method : new String[] {"POST", "PATCH"}) {
            problem(send(method, list(field, item, most + 1)), 400, "too_many_items")
                    .body("errors", hasSize(1))
                    .body("errors[0].pointer", equalTo("/" + field))
                    .body("errors[0].detail", equalTo("may have " + most + " items"));
        }
    }

    @Test
    void aMapAndAListInAListHaveTheirLimitsToo() {
        problem(send("POST", "{\"names\":{\"a\":\"\",\"b\":\"\",\"c\":\"\"}}"), 400, "too_many_items")
                .body("errors[0].pointer", equalTo("/names"));
        problem(send("POST", "{\"weeks\":[[]," + items("\"2026-01-01\"", 1001) + "]}"), 400, "too_many_items")
                .body("errors[0].pointer", equalTo("/weeks/1"));
    }

    @Test
    void aBodyHasALimitForTheItemsOfAllItsLists() {
        String part = "{\"name\":\"a\",\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\",\"tags\":%s}";
        String tags = part.formatted(items("\"a\"", 998));
        send("POST", list("parts", tags, 2)).statusCode(200);
        problem(send("POST", list("parts", tags, 3)), 400, "too_many_items")
                .body("errors[0].pointer", equalTo("/parts/2/tags"));
    }

    @Test
    void aListMayBeAsLongAsItsLimit() {
        send("POST", list("instants", "\"2026-01-01T00:00:00Z\"", 1000))
                .statusCode(200)
                .body("instants", hasSize(1000));
        send("POST", "{\"names\":{\"a\":\"\",\"b\":\"\"},\"parts\":[]}").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"/number", "/anything/0/a"})
    void aNumberThatIsTooLongIsPointedAt(String pointer) {
        String number = "7".repeat(65);
        String body = "{\"number\":" + number + ",\"anything\":[{\"a\":" + number + "}]}";
        problem(
                        send("POST", pointer.equals("/number") ? body : body.replace("\"number\":" + number + ",", "")),
                        400,
                        "too_large")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aBodyThatCannotBeReadIsPointedAtAsAWhole() {
        for (String body : new String[] {"{", "[]", "nothing", "{\"line\":\"a\",\"line\":\"b\"}"}) {
            problem(send("POST", body), 400, "malformed_json").body("errors[0].pointer", equalTo(""));
        }
    }

    @Test
    void aWrongValueOfAListOfValuesIsToldTheRightOnes() {
        problem(
                        given().contentType(ContentType.JSON)
                                .body("{\"short_title\":\"a\",\"status\":\"closed\"}")
                                .post("/kit-test/echo")
                                .then(),
                        400,
                        "wrong_type")
                .body("errors[0].pointer", equalTo("/status"))
                .body("errors[0].detail", equalTo("must be one of open, in_progress, sealed, kept, public"));
        problem(given().get("/kit-test/echo/search?status=closed").then(), 400, "invalid_parameter")
                .body("errors[0].detail", equalTo("must be one of open, in_progress, sealed, kept, public"));
    }

    private static ValidatableResponse send(String method, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .request(method, "/kit-test/shapes")
                .then();
    }

    private static String list(String field, String item) {
        return list(field, item, LONGEST / (item.length() + 1) - 10);
    }

    private static String list(String field, String item, int count) {
        return "{\"" + field + "\":" + items(item, count) + "}";
    }

    private static String items(String item, int count) {
        return "[" + (item + ",").repeat(count - 1) + item + "]";
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + i + "\":\"\"").collect(Collectors.joining(","));
    }
}
