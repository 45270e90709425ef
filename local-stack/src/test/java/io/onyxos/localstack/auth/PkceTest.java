package io.onyxos.localstack.auth;

import static io.onyxos.localstack.auth.Conversation.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.localstack.auth.Conversation.Reply;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real client cannot be made to do: exchanges that must fail. */
@ExtendWith(RunningAuth.class)
class PkceTest {

    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String PAGE = "http://localhost:3000/auth/callback?next=%2Fhome";

    private final RunningAuth running;
    private final Conversation anybody;
    private String email;
    private UUID id;

    PkceTest(RunningAuth running) {
        this.running = running;
        this.anybody = new Conversation(running.auth().address(), null);
    }

    @BeforeEach
    void somebodyNew() throws Exception {
        email = UUID.randomUUID() + "@pkce.test";
        id = running.user(email);
    }

    @Test
    void theLinkBringsACodeThatIsExchangedOnce() throws Exception {
        var page = follow(link());
        assertTrue(page.startsWith(PAGE + "&code="), page);
        assertFalse(page.contains("token"), page);
        var session = exchange(code(page), VERIFIER);
        assertEquals(200, session.status());
        assertEquals(email, session.json().getJsonObject("user").getString("email"));
        assertEquals("404 flow_state_not_found", exchange(code(page), VERIFIER).refusal());
    }

    @Test
    void anotherVerifierGetsNothingAndSpoilsNothing() throws Exception {
        var code = code(follow(link()));
        assertEquals("400 bad_code_verifier", exchange(code, CHALLENGE).refusal());
        assertEquals("400 validation_failed", exchange(code, "").refusal());
        assertEquals(200, exchange(code, VERIFIER).status());
    }

    @Test
    void aCodeIsGoodForFiveMinutes() throws Exception {
        var code = code(follow(link()));
        running.sql(
                "update auth.flow_state set auth_code_issued_at = now() - interval '6 minutes' where user_id = ?", id);
        assertEquals("403 flow_state_expired", exchange(code, VERIFIER).refusal());
    }

    @Test
    void aLinkIsGoodOnceAndSaysSoWhereTheClientLooks() throws Exception {
        var link = link();
        follow(link);
        assertTrue(follow(link).startsWith(PAGE + "&error"), follow(link));
    }

    @Test
    void theTokenOfThePkceLinkIsNotASessionWithoutItsPrefix() throws Exception {
        var page = follow(link().replace("pkce_", ""));
        assertTrue(page.contains("error_code=otp_expired"), page);
    }

    @ParameterizedTest
    @CsvSource({"s256, too-short", "md5, " + CHALLENGE, "s256, ''", "'', " + CHALLENGE})
    void aChallengeThatCannotBeMetIsRefused(String method, String challenge) throws Exception {
        assertEquals("400 validation_failed", ask(method, challenge).refusal());
    }

    private Reply ask(String method, String challenge) throws Exception {
        var wanted = json("email", email, "code_challenge", challenge, "code_challenge_method", method);
        return anybody.post("/otp?redirect_to=" + PAGE.replace("%", "%25"), wanted);
    }

    private String link() throws Exception {
        assertEquals(200, ask("s256", CHALLENGE).status());
        return running.auth().mailbox().latestTo(email).orElseThrow().link();
    }

    private String follow(String link) throws Exception {
        return anybody.get(link).response().headers().firstValue("Location").orElseThrow();
    }

    private static String code(String page) {
        return page.substring(page.indexOf("code=") + "code=".length());
    }

    private Reply exchange(String code, String verifier) throws Exception {
        JsonObject proof = json("auth_code", code, "code_verifier", verifier);
        return anybody.post("/token?grant_type=pkce", proof);
    }
}
