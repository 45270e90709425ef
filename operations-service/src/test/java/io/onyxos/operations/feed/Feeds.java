package io.onyxos.operations.feed;

import io.onyxos.kit.testing.Person;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;

/** Subscribes as people do and fetches as calendar programs do. */
final class Feeds {

    static final String PATH = "/operations/v1/calendar-feeds";

    private Feeds() {}

    /** Nobody has subscribed to anything, and nothing is planned. */
    static void clear() throws Exception {
        Roster.clear();
        Sql.run("delete from public.calendar_feeds");
    }

    static Response subscribe(Person person, Map<String, ?> feed) {
        return person.asks().contentType(ContentType.JSON).body(feed).post(PATH);
    }

    /** The address of a person's own shifts. */
    static String own(Person person) {
        return subscribe(person, Map.of()).then().statusCode(201).extract().path("url");
    }

    static Response fetch(String url) {
        return RestAssured.given().get(path(url));
    }

    static Response fetchAgain(String url, Response known) {
        return RestAssured.given().header("If-None-Match", known.header("ETag")).get(path(url));
    }

    static String path(String url) {
        return URI.create(url).getPath();
    }

    static String token(String url) {
        return url.replaceAll(".*/ical/(.*)\\.ics", "$1");
    }
}
