package io.onyxos.localstack.auth;

import static io.onyxos.localstack.auth.Conversation.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.localstack.auth.Conversation.Reply;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningAuth.class)
class LocalAuthTest {

    private final RunningAuth running;
    private final Conversation anybody;
    private String email;
    private UUID id;

    LocalAuthTest(RunningAuth running) {
        this.running = running;
        this.anybody = new Conversation(running.auth().address(), null);
    }

    @BeforeEach
    void somebodyNew() throws Exception {
        email = UUID.randomUUID() + "@auth.test";
        id = running.user(email);
    }

    @Test
    void aWrongPasswordAndAnUnknownUserLookTheSame() throws Exception {
        var wrong = signIn(email, "wrong");
        var unknown = signIn("nobody@auth.test", "secret-1");
        assertEquals("400 invalid_credentials", wrong.refusal());
        assertEquals(wrong.response().body(), unknown.response().body());
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsAnswerCanBeRepeated() throws Exception {
        var first = signIn(email, "secret-1").text("refresh_token");
        var second = refresh(first);
        assertEquals(200, second.status());
        assertNotEquals(first, second.text("refresh_token"));
        assertEquals(second.text("refresh_token"), refresh(first).text("refresh_token"));
    }

    @Test
    void anOldRefreshTokenRevokesTheWholeFamily() throws Exception {
        var first = signIn(email, "secret-1").text("refresh_token");
        var second = refresh(first).text("refresh_token");
        var third = refresh(second).text("refresh_token");
        assertEquals("400 refresh_token_already_used", refresh(backdated(first)).refusal());
        assertEquals("400 refresh_token_already_used", refresh(backdated(third)).refusal());
        assertEquals("400 refresh_token_not_found", refresh("invented").refusal());
    }

    @Test
    void anOldRefreshTokenIsForgivenForTenSeconds() throws Exception {
        var first = signIn(email, "secret-1").text("refresh_token");
        var second = refresh(first).text("refresh_token");
        var third = refresh(second).text("refresh_token");
        assertEquals(200, refresh(first).status());
        assertEquals(200, refresh(third).status());
    }

    @Test
    void signingOutElsewhereLeavesThisSession() throws Exception {
        var here = signIn(email, "secret-1").text("access_token");
        var there = signIn(email, "secret-1").text("access_token");
        assertEquals(204, anybody.as(here).post("/logout?scope=others", json()).status());
        assertEquals(200, anybody.as(here).get("/user").status());
        assertEquals("403 session_not_found", anybody.as(there).get("/user").refusal());
    }

    @Test
    void anAuthenticatorAppLiftsTheSessionAndEndsThoseWithoutIt() throws Exception {
        var before = signIn(email, "secret-1").text("access_token");
        var caller = anybody.as(signIn(email, "secret-1").text("access_token"));
        var factor = caller.post("/factors", json("factor_type", "totp", "friendly_name", "app"));
        var path = "/factors/" + factor.text("id");
        var secret = factor.json().getJsonObject("totp").getString("secret");

        var wrong = json("challenge_id", challenge(caller, path), "code", "12345");
        assertEquals(
                "422 mfa_verification_failed",
                caller.post(path + "/verify", wrong).refusal());
        var right = json("challenge_id", challenge(caller, path), "code", Totp.code(secret, Instant.now()));
        var lifted = caller.post(path + "/verify", right);
        assertEquals(
                "aal2",
                PublishedKeys.claims(running, lifted.text("access_token")).get("aal"));
        assertEquals(
                "404 mfa_factor_not_found", caller.post(path + "/verify", right).refusal());
        assertEquals("403 session_not_found", anybody.as(before).get("/user").refusal());
        var refreshed = refresh(lifted.text("refresh_token")).text("access_token");
        assertEquals("aal2", PublishedKeys.claims(running, refreshed).get("aal"));
    }

    @Test
    void anInvitationIsAcceptedByItsLinkOnce() throws Exception {
        var invited = UUID.randomUUID() + "@invited.test";
        var reply = anybody.as(running.auth().serviceRoleKey())
                .post("/invite?redirect_to=http://127.0.0.1:3000/join", json("email", invited));
        assertEquals(200, reply.status());
        var link = running.auth().mailbox().latestTo(invited).orElseThrow().link();
        assertTrue(location(anybody.get(link)).startsWith("http://127.0.0.1:3000/join#access_token="));
        assertTrue(location(anybody.get(link)).contains("error_code=otp_expired"));
    }

    @Test
    void aRecoveryCodeSignsInAndNoForeignSiteReceivesTokens() throws Exception {
        assertEquals(
                200,
                anybody.post("/recover?redirect_to=https://evil.test", json("email", email))
                        .status());
        var mail = running.auth().mailbox().latestTo(email).orElseThrow();
        assertTrue(mail.link().endsWith("redirect_to=http%3A%2F%2F127.0.0.1%3A8080"));
        var proof = json("type", "recovery", "email", email, "token", mail.code());
        assertEquals(
                email,
                anybody.post("/verify", proof).json().getJsonObject("user").getString("email"));
        assertEquals("403 otp_expired", anybody.post("/verify", proof).refusal());
    }

    @Test
    void aMailedCodeSignsUpWhoIsNotKnown() throws Exception {
        var unknown = UUID.randomUUID() + "@otp.test";
        assertEquals(
                "422 otp_disabled",
                anybody.post("/otp", json("email", unknown, "create_user", false))
                        .refusal());
        assertEquals(200, anybody.post("/otp", json("email", unknown)).status());
        var code = running.auth().mailbox().latestTo(unknown).orElseThrow().code();
        var session = anybody.post("/verify", json("type", "email", "email", unknown, "token", code));
        assertEquals(
                unknown, anybody.as(session.text("access_token")).get("/user").text("email"));
    }

    @Test
    void onlySoftDeletionPassesWhatRefersToTheUser() throws Exception {
        running.sql("create table if not exists public.refers_to_users (id uuid references auth.users)");
        running.sql("insert into public.refers_to_users values (?)", id);
        var admin = anybody.as(running.auth().serviceRoleKey());
        var path = "/admin/users/" + id;
        assertEquals("500 unexpected_failure", admin.send("DELETE", path, null).refusal());
        assertEquals(
                200,
                admin.send("DELETE", path, json("should_soft_delete", true)).status());
        assertEquals("400 invalid_credentials", signIn(email, "secret-1").refusal());
        assertEquals(
                "403 not_admin", anybody.as(running.auth().anonKey()).get(path).refusal());
    }

    @Test
    void aBannedUserIsRefusedWithALiveToken() throws Exception {
        var token = running.auth().tokenFor(id);
        var admin = anybody.as(running.auth().serviceRoleKey());
        assertEquals(
                200,
                admin.send("PUT", "/admin/users/" + id, json("ban_duration", "24h"))
                        .status());
        assertEquals("403 user_banned", anybody.as(token).get("/user").refusal());
        assertEquals("400 user_banned", signIn(email, "secret-1").refusal());
    }

    @Test
    void aSignUpIsSignedInOnceItsAddressIsConfirmed() throws Exception {
        var address = UUID.randomUUID() + "@sign-up.test";
        var wanted = json("email", address, "password", "secret-1");
        assertFalse(anybody.post("/signup", wanted).json().containsKey("access_token"));
        assertEquals("400 email_not_confirmed", signIn(address, "secret-1").refusal());
        var code = running.auth().mailbox().latestTo(address).orElseThrow().code();
        var proof = json("type", "signup", "email", address, "token", code);
        assertEquals(200, anybody.post("/verify", proof).status());
        assertEquals(200, signIn(address, "secret-1").status());
    }

    @Test
    void aSignUpDoesNotTellThatTheAddressIsKnown() throws Exception {
        var concealed = anybody.post("/signup", json("email", email, "password", "secret-2"));
        assertEquals(200, concealed.status());
        assertNotEquals(id.toString(), concealed.text("id"));
        assertTrue(concealed.json().getJsonArray("identities").isEmpty());
        assertEquals(200, signIn(email, "secret-1").status());
    }

    @Test
    void aShortPasswordIsRefusedByTheLengthOfTheConfiguration() throws Exception {
        var caller = anybody.as(running.auth().tokenFor(id));
        var refused = caller.send("PUT", "/user", json("password", "seven-7"));
        assertEquals("422 weak_password", refused.refusal());
        assertEquals("Password should be at least 8 characters.", refused.text("msg"));
    }

    @Test
    void manyWrongPasswordsStopTheRightOneForAWhile() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertEquals("400 invalid_credentials", signIn(email, "wrong-" + i).refusal());
        }
        assertEquals("429 over_request_rate_limit", signIn(email, "secret-1").refusal());
        assertEquals(
                200, signIn("nightfall-owner@nightfall.test", "onyx-demo-2026").status());
    }

    @Test
    void whatIsNotThereAnswersJson() throws Exception {
        assertEquals("404 not_found", anybody.get("/nothing").refusal());
        assertEquals("404 not_found", anybody.send("DELETE", "/signup", null).refusal());
        assertEquals(
                503,
                anybody.get(running.gateway().address() + "/rest/v1/models").status());
    }

    private Reply signIn(String address, String password) throws Exception {
        return anybody.post("/token?grant_type=password", json("email", address, "password", password));
    }

    private Reply refresh(String token) throws Exception {
        return anybody.post("/token?grant_type=refresh_token", json("refresh_token", token));
    }

    private String backdated(String token) throws Exception {
        running.sql("update auth.refresh_tokens set updated_at = now() - interval '11 seconds' where token = ?", token);
        return token;
    }

    private static String challenge(Conversation caller, String path) throws Exception {
        return caller.post(path + "/challenge", json()).text("id");
    }

    private static String location(Reply reply) {
        return reply.response().headers().firstValue("Location").orElseThrow();
    }
}
