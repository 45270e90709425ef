package io.onyxos.core.agency;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.core.Sql;
import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joining by invitation as the function that claims the invitation does it: with its owner's rights and the caller's claims. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class JoiningTest {

    private static final List<String> REFUSED_ADDRESS = List.of("other_address");
    private static final List<String> REFUSED_INVITER = List.of("inviter_lost_rights");

    private Newcomer owner;
    private UUID agency;
    private Newcomer invited;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        agency = idOf(owner.agency());
        invited = Newcomer.signUp();
    }

    @Test
    void whoWasInvitedJoinsAsTheInvitationSays() throws Exception {
        UUID invitation = UUID.randomUUID();
        try (Sql academy = Sql.asOwner(
                invited.id(),
                "select core.join_agency(?, ?, 'smm', 'Sam', upper(?), ?, ?, 'Sam S.', 'Europe/Paris')",
                invited.id(),
                agency,
                invited.email(),
                owner.id(),
                invitation)) {
            academy.keep();
        }

        invited.asks()
                .get("/core/v1/me")
                .then()
                .body("role", equalTo("smm"))
                .body("agency.id", equalTo(agency.toString()))
                .body("profile.username", equalTo("Sam"))
                .body("profile.display_name", equalTo("Sam S."))
                .body("profile.timezone", equalTo("Europe/Paris"))
                .body("contact.email", equalTo(invited.email()));
        assertEquals(
                List.of(owner.id() + " smm " + invitation),
                Sql.column(
                        "select concat_ws(' ', payload ->> 'invited_by', payload ->> 'role', payload ->> 'invitation_id')"
                                + " from core.outbox where aggregate_id = ? and event_type like '%profile.joined%'",
                        invited.id()));
    }

    @Test
    void nobodyAcceptsForAnother() throws Exception {
        assertEquals(List.of("forbidden"), refusal(owner.id(), invited, "smm", owner.id()));
    }

    @Test
    void theAddressIsAConfirmedAccountsOwn() throws Exception {
        String join = "select core.join_agency(?, ?, 'smm', 'sam', ?, ?)";
        assertEquals(
                REFUSED_ADDRESS,
                Sql.refusalAsOwner(invited.id(), join, invited.id(), agency, owner.email(), owner.id()));
        for (String flaw : new String[] {"email_confirmed_at = null", "is_anonymous = true", "deleted_at = now()"}) {
            Newcomer flawed = Newcomer.signUp();
            Members.run("update auth.users set " + flaw + " where id = ?", flawed.id());
            assertEquals(REFUSED_ADDRESS, refusal(flawed.id(), flawed, "smm", owner.id()), flaw);
        }
        UUID stranger = UUID.randomUUID();
        assertEquals(REFUSED_ADDRESS, Sql.refusalAsOwner(stranger, join, stranger, agency, "a@b.test", owner.id()));
    }

    @Test
    void anAccountBelongsToOneAgencyForLife() throws Exception {
        Newcomer member = owner.hire("smm");
        assertEquals(List.of("already_member"), refusal(member.id(), member, "smm", owner.id()));

        owner.post("/core/v1/profiles/" + member.id() + "/deactivate", Map.of("reason", "left"))
                .then()
                .statusCode(200);
        assertEquals(List.of("already_member"), refusal(member.id(), member, "smm", owner.id()));
    }

    @Test
    void theInviterMayStillInviteSomebodyOfThatRank() throws Exception {
        Newcomer recruiter = owner.hire("recruiter");
        Newcomer paladin = owner.hire("paladin");
        Newcomer stranger = Newcomer.signUp();
        stranger.agency();

        assertEquals(REFUSED_INVITER, refusal(invited.id(), invited, "admin", recruiter.id()));
        assertEquals(REFUSED_INVITER, refusal(invited.id(), invited, "chatter", paladin.id()));
        assertEquals(REFUSED_INVITER, refusal(invited.id(), invited, "smm", stranger.id()));
        assertEquals(REFUSED_INVITER, refusal(invited.id(), invited, "smm", null));
        assertEquals(List.of(), refusal(invited.id(), invited, "smm", recruiter.id()));

        owner.post("/core/v1/profiles/" + recruiter.id() + "/deactivate", Map.of("reason", "left"))
                .then()
                .statusCode(200);
        assertEquals(REFUSED_INVITER, refusal(invited.id(), invited, "smm", recruiter.id()));
    }

    @Test
    void theInvitersSecondFactorIsNotAskedOfWhoAccepts() throws Exception {
        String path = "/core/v1/agencies/" + agency;
        Newcomer.edit(owner.asksWithSecondFactor(), path, owner.tag(path), Map.of("require_mfa", true))
                .statusCode(200);

        assertEquals(List.of(), refusal(invited.id(), invited, "smm", owner.id()));
    }

    @Test
    void twoAcceptancesEndInOneProfileAndTheLosersClaimIsUndone() throws Exception {
        Newcomer rival = Newcomer.signUp();
        UUID elsewhere = idOf(rival.agency());
        try (Sql first = Sql.asOwner(invited.id(), join(), arguments(invited, agency, "smm", owner.id()))) {
            var second = CompletableFuture.supplyAsync(() -> {
                try {
                    return Sql.refusalAsOwner(invited.id(), join(), arguments(invited, elsewhere, "smm", rival.id()));
                } catch (Exception broken) {
                    throw new IllegalStateException(broken);
                }
            });
            Sql.awaitWaiting("%join_agency%", 1);
            first.keep();

            assertEquals(List.of("already_member"), second.join());
        }
        assertEquals(List.of(agency), Sql.column("select agency_id from public.profiles where id = ?", invited.id()));
    }

    @Test
    void anAcceptanceThatIsRolledBackLeavesNothing() throws Exception {
        try (Sql undone = Sql.asOwner(invited.id(), join(), arguments(invited, agency, "smm", owner.id()))) {
            undone.letGo();
        }
        assertEquals(
                List.of(), Sql.column("select id from public.profile_contacts where profile_id = ?", invited.id()));
        assertEquals(List.of(), Sql.column("select id from core.outbox where aggregate_id = ?", invited.id()));
        invited.found(Map.of()).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "finance", "operations", "content", "social", "academy"})
    void noServiceJoinsAnybodyToAnAgency(String service) throws Exception {
        assertTrue(Sql.refusalAs(service, invited.id(), join(), arguments(invited, agency, "owner", owner.id()))
                .toString()
                .contains("permission denied"));
    }

    private List<String> refusal(UUID caller, Newcomer person, String role, UUID inviter) throws Exception {
        return Sql.refusalAsOwner(caller, join(), arguments(person, agency, role, inviter));
    }

    private static String join() {
        return "select core.join_agency(?, ?, ?, ?, ?, ?)";
    }

    private static Object[] arguments(Newcomer person, UUID agency, String role, UUID inviter) {
        return new Object[] {person.id(), agency, role, "u-" + person.id(), person.email(), inviter};
    }

    private static UUID idOf(String agency) {
        return UUID.fromString(agency.substring(agency.lastIndexOf('/') + 1));
    }
}
