package io.onyxos.kit.http;

import static io.onyxos.kit.http.ProblemTest.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(WithoutDatabase.class)
class CsvBodyTest {

    private static final String HEADER = "sold_on,gross_amount,count,status,note\r\n";

    private static ValidatableResponse post(String path, byte[] file) {
        return given().contentType("text/csv")
                .body(file)
                .post("/kit-test/open/sales" + path)
                .then();
    }

    private static ValidatableResponse post(String path, String file) {
        return post(path, file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesBecomeRecordsByTheNamesOfTheirColumns() {
        post(
                        "/each",
                        "\uFEFFnote,gross_amount,sold_on\nZoë,1.50,2026-03-01\n\"a, \"\"b\"\"\nc\",2,2026-03-02\r\n,3,2026-03-03")
                .statusCode(200)
                .body("$", contains("2 Zoë", "3 a, \"b\"\nc", "5 null"));
    }

    @Test
    void whatWasExportedIsReadAsItWas() {
        post("/each", HEADER + "2026-03-01,1,,open,'=1+1\n2026-03-01,1,,open,'tis\n")
                .statusCode(200)
                .body("$", contains("2 =1+1", "3 'tis"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-30,1,,,|sold_on:wrong_type",
                "2026-03-01,1e3,x,shut,|count:wrong_type,gross_amount:wrong_type,status:wrong_type",
                ",-1,,,|gross_amount:decimal_min,sold_on:required",
                "2026-03-01,1,,,a note that is longer than twenty characters|note:size",
                "2026-03-01,1,,,a\u0007b|note:invalid_character",
                "2026-03-01,1|:wrong_number_of_cells",
                "2026-03-01,1,,,,,|:wrong_number_of_cells"
            })
    void aFaultyLineSaysWhatIsWrongAndTheOthersAreRead(String line, String faults) {
        post("/each", HEADER + "2026-03-01,1,,,before\n" + line + "\n2026-03-01,1,,,after\n")
                .statusCode(200)
                .body("$", contains("2 before", "3 " + faults, "4 after"));
    }

    @Test
    void aFileIsRefusedWithItsFirstFaultsByLineAndTheNumberOfFaultyLines() {
        String lines = IntStream.range(0, 3_000)
                .mapToObj(line -> line % 100 == 50 ? "2026-03-01,x,,,\n" : "2026-03-01,1,,,\n")
                .collect(Collectors.joining());

        problem(post("", HEADER + lines), 400, "validation_failed")
                .body("faulty_lines", equalTo(30))
                .body("errors", hasSize(20))
                .body("errors.pointer", hasItem("/52/gross_amount"))
                .body("errors[0].code", equalTo("wrong_type"));
    }

    @Test
    void aLongFileIsReadInPieces() {
        String file = HEADER + "2026-03-01,2,,,\n".repeat(60_000);

        post("", file).statusCode(200).body(equalTo("60000 lines, 120000"));
        problem(post("", HEADER + "2026-03-01,2\n".repeat(100_000)), 413, "body_too_large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sold_on,gross_amount,colour|unknown_field",
                "sold_on,gross_amount,sold_on|repeated_field",
                "sold_on|required",
                "sold_on;gross_amount|unknown_field"
            })
    void theHeaderNamesColumnsThatAreKnown(String header, String code) {
        problem(post("", header + "\n2026-03-01,1,x\n"), 400, "validation_failed")
                .body("errors.pointer", hasItem("/1"))
                .body("errors.code", hasItem(code));
    }

    @Test
    void whatIsNoCsvInUtf8IsRefusedWhereItEndsToBe() {
        problem(post("", HEADER + "2026-03-01,1,,,\"open\n2026-03-02,1,,,\n"), 400, "malformed_csv");
        byte[] latin = (HEADER + "2026-03-01,1,,,Zoë\n").getBytes(StandardCharsets.ISO_8859_1);
        problem(post("", latin), 400, "malformed_csv").body("detail", containsString("UTF-8"));
    }

    @Test
    void aFileWithoutLinesIsOneAndNoBodyIsNone() {
        post("", HEADER).statusCode(200).body(equalTo("0 lines, 0"));
        problem(post("", ""), 400, "body_required");
        problem(
                given().contentType("application/json")
                        .body("{}")
                        .post("/kit-test/open/sales")
                        .then(),
                415,
                "unsupported_media_type");
    }

    @Test
    void theContractNamesTheColumnsAndTakesOtherParametersOfLinks() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body(
                        "paths.'/kit-test/open/sales'.post.requestBody.content.'text/csv'.schema.description",
                        containsString("`sold_on`, `gross_amount`"))
                .body(
                        "paths.'/kit-test/open/link'.get.parameters.find { it.name == 'others' }.schema",
                        allOf(hasKey("additionalProperties")));
    }
}
