package io.onyxos.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/** A service appends events of the agency that it answers for and of no other. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class OwnEventsTest {

    private static final String APPEND = "select core.append_event('io.onyxos.core.agency.closed.v1', ?::uuid, ?::uuid,"
            + " json_build_object('agency_id', ?::text)::jsonb)";
    private static final List<String> REFUSED = List.of("an event of another agency");

    private Newcomer owner;
    private UUID own;
    private UUID foreign;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        own = agencyOf(owner);
        foreign = agencyOf(Newcomer.signUp());
    }

    @Test
    void aCallerAppendsEventsOfTheirOwnAgencyOnly() throws Exception {
        assertEquals(List.of(), Sql.refusalAs("core", owner.id(), APPEND, own, own, own));
        assertEquals(List.of(), Sql.refusalAs("core", owner.id(), APPEND, own, null, own));
        assertEquals(REFUSED, Sql.refusalAs("core", owner.id(), APPEND, own, foreign, own));
    }

    @Test
    void aCallerWithoutAnAgencyAppendsNone() throws Exception {
        UUID outsider = Newcomer.signUp().id();
        assertEquals(REFUSED, Sql.refusalAs("core", outsider, APPEND, own, own, own));
        assertEquals(REFUSED, Sql.refusalAs("core", outsider, APPEND, own, null, own));
    }

    @Test
    void aCallerWithoutClaimsAppendsNone() throws Exception {
        try (Sql session = Sql.holding("set local session authorization core_login")) {
            session.after("set local role core_caller");
            assertRefused(session, own);
        }
    }

    @Test
    void aWorkerAppendsEventsOfTheAgencyThatItSet() throws Exception {
        for (UUID agency : List.of(own, foreign)) {
            try (Sql session = Sql.holding("set local session authorization core_login")) {
                session.after("select set_config('onyx.agency_id', ?, true)", own.toString());
                session.after("set local role core_worker");
                if (agency.equals(own)) {
                    session.after(APPEND, own, agency, own);
                } else {
                    assertRefused(session, agency);
                }
            }
        }
    }

    @Test
    void noServiceReachesTheFunctionThatTakesAnyAgency() throws Exception {
        assertTrue(Sql.refusalAs(
                        "core",
                        owner.id(),
                        "select core.write_event('io.onyxos.core.agency.closed.v1', ?::uuid, ?::uuid, '{}')",
                        own,
                        own)
                .toString()
                .contains("permission denied"));
    }

    private void assertRefused(Sql session, UUID agency) {
        PSQLException refusal = assertThrows(PSQLException.class, () -> session.after(APPEND, own, agency, own));
        assertEquals(REFUSED, List.of(refusal.getServerErrorMessage().getMessage()));
    }

    private static UUID agencyOf(Newcomer founder) {
        String address = founder.agency();
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }
}
