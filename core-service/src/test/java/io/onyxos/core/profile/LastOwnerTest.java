package io.onyxos.core.profile;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class LastOwnerTest {

    private Newcomer one;
    private Newcomer other;

    @BeforeEach
    void foundTogether() throws Exception {
        one = Newcomer.signUp();
        one.agency();
        other = one.hire("owner");
    }

    @Test
    void twoOwnersWhoDemoteEachOtherLeaveOne() throws Exception {
        oneWins("%change_role%", () -> demote(one, other), () -> demote(other, one));
    }

    @Test
    void twoOwnersWhoDeactivateEachOtherLeaveOne() throws Exception {
        oneWins("%set_member_status%", () -> deactivate(one, other), () -> deactivate(other, one));
    }

    @Test
    void twoOwnersWhoLeaveTogetherLeaveOne() throws Exception {
        oneWins("%leave_agency%", () -> leave(one), () -> leave(other));
    }

    @Test
    void twoOwnersWhoStepDownTogetherLeaveOne() throws Exception {
        oneWins("%change_role%", () -> demote(one, one), () -> demote(other, other));
    }

    @Test
    void anOwnerWhoIsLockedOutDoesNotCount() {
        deactivate(one, other).then().statusCode(200);

        leave(one).then().statusCode(409).body("code", equalTo("last_owner"));
        demote(one, one).then().statusCode(409).body("code", equalTo("last_owner"));
        deactivate(one, one).then().statusCode(409).body("code", equalTo("last_owner"));
    }

    @Test
    void anOwnerWhoIsNotTheLastMayGo() {
        leave(one).then().statusCode(200);
        leave(other).then().statusCode(409).body("code", equalTo("last_owner"));
    }

    /** Holds the agency until both requests have been let in and wait for it. */
    private void oneWins(String function, Supplier<Response> first, Supplier<Response> second) throws Exception {
        try (Sql lock = Sql.holding(
                "select from public.agencies where id = (select agency_id from public.profiles where id = ?)"
                        + " for update",
                one.id())) {
            var answers =
                    Stream.of(first, second).map(CompletableFuture::supplyAsync).toList();
            Sql.awaitWaiting(function, 2);
            lock.letGo();

            List<Response> sorted = answers.stream()
                    .map(CompletableFuture::join)
                    .sorted(Comparator.comparing(Response::statusCode))
                    .toList();
            sorted.get(0).then().statusCode(200);
            sorted.get(1).then().statusCode(409).body("code", equalTo("last_owner"));
        }
        assertEquals(
                List.of(1L),
                Sql.column(
                        "select count(*) from public.profiles p join public.profiles me using (agency_id)"
                                + " where me.id = ? and p.role = 'owner' and p.status = 'active'",
                        one.id()));
    }

    private static Response demote(Newcomer owner, Newcomer member) {
        return owner.post(
                "/core/v1/profiles/" + member.id() + "/change-role", Map.of("role", "admin", "reason", "race"));
    }

    private static Response deactivate(Newcomer owner, Newcomer member) {
        return owner.post("/core/v1/profiles/" + member.id() + "/deactivate", Map.of("reason", "race"));
    }

    private static Response leave(Newcomer owner) {
        return owner.asks().post("/core/v1/me/leave");
    }
}
