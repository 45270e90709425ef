package io.onyxos.localstack.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.localstack.auth.RunningAuth;
import io.onyxos.localstack.kafka.LocalKafka;
import io.onyxos.localstack.mail.SmtpServer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RunningAuth.class)
class PortalTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static StandIn core;
    private static StandIn academy;
    private static LocalKafka kafka;
    private static SmtpServer smtp;
    private static Portal portal;
    private static Browser browser;

    @BeforeAll
    static void start(RunningAuth running) throws Exception {
        core = new StandIn(StandIn.ME);
        academy = new StandIn("{}");
        kafka = LocalKafka.throwAway();
        kafka.start();
        smtp = new SmtpServer(0, running.auth().mailbox());
        smtp.start();
        var logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("core.log"), "x".repeat(300 << 10) + "\nthe last line");
        Files.writeString(folder.resolve("secret.log"), "not for the portal");
        var services = List.of(
                new PortalService("core", "People", core.address()),
                new PortalService("academy", "Training", academy.address()),
                new PortalService("finance", "Money", "http://127.0.0.1:1"));
        var facts = new StackFacts("postgresql://127.0.0.1:1/postgres", kafka.address(), smtp.address(), logs);
        portal = new Portal(0, running.migrator(), running.auth(), services, facts);
        portal.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) browser.close();
        for (AutoCloseable part : List.of(portal, smtp, kafka, academy, core)) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aPersonSignsInByAClickAndFindsAddressesAndKeys(RunningAuth running) throws Exception {
        visit("/");
        browser.seeText("#services", "ready");
        assertEquals(2, browser.count(".state.ready"));
        assertEquals(1, browser.count(".state.down"));
        browser.seeText("#services", "No operations yet");
        browser.seeText("#key-publishable_key", running.auth().anonKey());
        browser.seeText("#key-smtp", smtp.address());

        browser.see(".person");
        browser.see("#filter").sendKeys("chatter");
        browser.button("aurora-chatter@aurora.test").click();
        browser.seeText("#claims", "aurora-chatter@aurora.test");
        browser.seeText("#me", "\"standing\": \"active\"");
        assertTrue(browser.see("#token").getDomProperty("value").startsWith("ey"));
        looksGood("portal");
    }

    @Test
    void eventsAreShownAsTheyCome() throws Exception {
        publish("core.model", "io.onyxos.core.model.created.v1", "{\"name\":\"Mira <b>\"}");
        visit("/events");
        browser.seeText("#state", "live");
        browser.seeText("#events", "io.onyxos.core.model.created.v1");
        browser.seeText("#topics", "core.profile");
        publish("core.profile", "io.onyxos.core.profile.joined.v1", "{\"username\":\"mara\"}");
        browser.seeText("#events", "io.onyxos.core.profile.joined.v1");
        browser.see("#filter").sendKeys("created");
        browser.see("#events summary").click();
        browser.seeText("#events pre", "Mira <b>");
        looksGood("events");
    }

    @Test
    void aMailThatAServiceSendsIsInTheMailbox() throws Exception {
        send("Join Aurora", "Open https://app.example/join?code=1 today", "<h1>Welcome</h1>");
        visit("/mailbox");
        browser.seeText("#mails", "Join Aurora");
        browser.seeText("#mails", "academy@onyxos.test → mara@aurora.test");
        assertEquals("https://app.example/join?code=1", browser.see("#mails a").getDomProperty("href"));
        assertEquals("<h1>Welcome</h1>", browser.see("#mails iframe").getDomProperty("srcdoc"));
        looksGood("mailbox");
        browser.see("#clear-mails").click();
        browser.seeText("#mails", "No mail yet.");
    }

    @Test
    void theApiPagesMakeRequestsAsTheChosenPerson() throws Exception {
        visit("/api-docs?service=core");
        browser.see(".opblock-summary-control").click();
        browser.see(".btn.execute").click();
        browser.seeText(".live-responses-table", "active");
        looksGood("api-docs");
        browser.visit(portal.address() + "/api-docs?service=academy");
        browser.seeText("#swagger", "academy has no operations yet.");
    }

    @Test
    void theEndOfALogIsShownAndNothingElseOfTheMachine() throws Exception {
        var log = get("/logs/core");
        assertEquals(200, log.statusCode());
        assertTrue(log.body().endsWith("the last line"));
        assertEquals(256 << 10, log.body().length());
        for (var path : new String[] {"/logs/finance", "/logs/..%2Fsecret", "/logs/%2e%2e%2fsecret", "/logs/"}) {
            assertEquals(404, get(path).statusCode(), path);
        }
    }

    @Test
    void theShownPasswordIsTheSeeds(RunningAuth running) throws Exception {
        var grant = running.auth().address() + "/token?grant_type=password";
        var body = "{\"email\":\"nightfall-owner@nightfall.test\",\"password\":\"" + Portal.DEMO_PASSWORD + "\"}";
        assertEquals(200, send(HttpRequest.newBuilder(URI.create(grant)).POST(BodyPublishers.ofString(body))));
    }

    @Test
    void nobodyIsSignedInWhoDoesNotExist() throws Exception {
        var unknown = portal.address() + "/api/people/00000000-0000-4000-8000-000000000000/sign-in";
        assertEquals(404, send(HttpRequest.newBuilder(URI.create(unknown)).POST(BodyPublishers.noBody())));
    }

    private static void visit(String path) {
        if (browser == null) browser = Browser.open(folder.resolve("browser"));
        browser.onADesktop();
        browser.visit(portal.address() + path);
    }

    /** Pictures of both sizes are kept beside the reports of the tests. */
    private static void looksGood(String name) throws Exception {
        browser.keepPicture(Path.of("target/" + name + ".png"));
        var sideways = browser.scrollsSidewaysOnATelephone();
        browser.keepPicture(Path.of("target/" + name + "-telephone.png"));
        assertFalse(sideways, name + " is wider than a telephone");
        assertEquals(List.of(), browser.complaints());
    }

    private static void publish(String topic, String type, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.address());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(topic, "key", value);
            record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
            record.headers().add("ce_id", type.getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        }
    }

    private static void send(String subject, String text, String html) throws Exception {
        var address = smtp.address().split(":");
        var settings = new Properties();
        settings.putAll(Map.of("mail.smtp.host", address[0], "mail.smtp.port", address[1]));
        var mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom("academy@onyxos.test");
        mail.setRecipients(RecipientType.TO, "mara@aurora.test");
        mail.setSubject(subject);
        var plain = new MimeBodyPart();
        plain.setText(text);
        var page = new MimeBodyPart();
        page.setText(html, "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", plain, page));
        Transport.send(mail);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(portal.address() + path)).build(), BodyHandlers.ofString());
    }

    private static int send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
