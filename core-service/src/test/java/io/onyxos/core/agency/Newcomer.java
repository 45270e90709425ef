package io.onyxos.core.agency;

import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.ServiceStack;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A person with an account made for one test, so that no test spoils the demo agencies for another. */
public record Newcomer(UUID id, String email) {

    /** Somebody who belongs to no agency. */
    public static Newcomer signUp() throws Exception {
        UUID id = UUID.randomUUID();
        Newcomer newcomer = new Newcomer(id, "n-" + id + "@newcomers.test");
        Members.run("insert into auth.users (id, email, email_confirmed_at) values (?, ?, now())", id, newcomer.email);
        return newcomer;
    }

    public RequestSpecification asks() {
        return RestAssured.given().header("Authorization", ServiceStack.bearer(id, email, "aal1"));
    }

    public RequestSpecification asksWithSecondFactor() {
        return RestAssured.given().header("Authorization", ServiceStack.bearer(id, email, "aal2"));
    }

    /** What it takes to found an agency, with some of it replaced; null leaves a field out. */
    public Map<String, Object> founding(Map<String, ?> change) {
        Map<String, Object> founding = new HashMap<>(Map.of(
                "name", "Agency " + id, "timezone", "Europe/Bucharest", "currency", "EUR", "username", "founder"));
        founding.putAll(change);
        founding.values().removeIf(value -> value == null);
        return founding;
    }

    public Response found(Map<String, ?> change) {
        return post("/core/v1/agencies", founding(change));
    }

    /** Founds an agency and answers its address. */
    public String agency() {
        return "/core/v1/agencies/"
                + found(Map.of()).then().statusCode(201).extract().path("id");
    }

    /** A colleague who joins the agency behind the service's back. */
    public Newcomer hire(String role) throws Exception {
        Newcomer colleague = signUp();
        Members.run(
                "select core.add_member(?, (select agency_id from public.profiles where id = ?), ?, ?, ?)",
                colleague.id,
                id,
                role,
                "m-" + colleague.id,
                colleague.email);
        return colleague;
    }

    public Response post(String path, Object body) {
        return asks().contentType(ContentType.JSON).body(body).post(path);
    }

    /** Changes what has just been read. */
    public ValidatableResponse edit(String path, Object change) {
        return edit(path, tag(path), change);
    }

    public ValidatableResponse edit(String path, String tag, Object change) {
        return edit(asks(), path, tag, change);
    }

    public static ValidatableResponse edit(RequestSpecification request, String path, String tag, Object change) {
        return request.header("If-Match", tag)
                .contentType("application/merge-patch+json")
                .body(change)
                .patch(path)
                .then();
    }

    public String tag(String path) {
        return asks().get(path).then().statusCode(200).extract().header("ETag");
    }
}
