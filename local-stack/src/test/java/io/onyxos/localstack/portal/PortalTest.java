package io.onyxos.localstack.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.onyxos.localstack.auth.Mail;
import io.onyxos.localstack.auth.RunningAuth;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RunningAuth.class)
class PortalTest {

    private static HttpServer core;
    private static Portal portal;

    @BeforeAll
    static void start(RunningAuth running) throws Exception {
        core = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        core.createContext("/q/health/ready", exchange -> exchange.sendResponseHeaders(200, -1));
        core.createContext("/core/v1/me", exchange -> {
            var holder = exchange.getRequestHeaders().getFirst("Authorization").startsWith("Bearer ey");
            var answer = "{\"standing\":\"%s\"}"
                    .formatted(holder ? "active" : "none")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        core.start();
        var services = List.of(
                new PortalService(
                        "core",
                        "People",
                        "http://127.0.0.1:" + core.getAddress().getPort()),
                new PortalService("finance", "Money", "http://127.0.0.1:1"));
        portal = new Portal(0, running.migrator(), running.auth(), services);
        portal.start();
    }

    @AfterAll
    static void stop() {
        portal.close();
        core.stop(0);
    }

    @Test
    void aPersonSignsInByAClick(RunningAuth running, @TempDir Path profile) throws Exception {
        var mail = new Mail(Instant.now(), "mara@aurora.test", "You have been invited", "<b>Hello</b>", "", "");
        running.auth().mailbox().deliver(mail);
        try (var browser = Browser.open(profile)) {
            browser.visit(portal.address());
            browser.seeText("#services", "ready");
            assertEquals(1, browser.count(".state.ready"));
            assertEquals(1, browser.count(".state.down"));
            browser.seeText("#mails", "<b>Hello</b>");
            browser.seeText("#topics", "core.profile");

            browser.see(".person");
            browser.see("#filter").sendKeys("chatter");
            browser.button("aurora-chatter@aurora.test").click();
            browser.seeText("#claims", "aurora-chatter@aurora.test");
            browser.seeText("#me", "\"standing\": \"active\"");
            assertTrue(browser.see("#token").getDomProperty("value").startsWith("ey"));
            browser.keepPicture(Path.of("target/portal.png"));
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    void theShownPasswordIsTheSeeds(RunningAuth running) throws Exception {
        var grant = running.auth().address() + "/token?grant_type=password";
        var body = "{\"email\":\"nightfall-owner@nightfall.test\",\"password\":\"" + Portal.DEMO_PASSWORD + "\"}";
        assertEquals(
                200, status(HttpRequest.newBuilder(URI.create(grant)).POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    @Test
    void nobodyIsSignedInWhoDoesNotExist() throws Exception {
        var unknown = portal.address() + "/api/people/00000000-0000-4000-8000-000000000000/sign-in";
        var request = HttpRequest.newBuilder(URI.create(unknown)).POST(HttpRequest.BodyPublishers.noBody());
        assertEquals(404, status(request));
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }
}
