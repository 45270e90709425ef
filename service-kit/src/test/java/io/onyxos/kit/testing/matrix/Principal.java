package io.onyxos.kit.testing.matrix;

import io.onyxos.kit.testing.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Somebody at the database's door.
 *
 * @param login the role of the connection
 * @param role the role that it switched to, or null if it did not
 * @param person whose token it shows, or null
 * @param agency the agency that a worker set itself to work for, or null
 * @param secondFactor whether the token tells of one
 */
record Principal(String login, String role, Person person, UUID agency, boolean secondFactor) {

    static final UUID AURORA = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    static final UUID NIGHTFALL = UUID.fromString("b0000000-0000-4000-8000-000000000001");

    static final List<String> SERVICES = List.of("core", "operations", "finance", "content", "social", "academy");

    private static final List<Person> OUTSIDERS = Arrays.asList(Person.AURORA_FORMER_CHATTER, Person.NEWCOMER, null);

    private static final List<Person> NIGHTFALLS = List.of(Person.NIGHTFALL_OWNER, Person.NIGHTFALL_CHATTER);

    /** One of each role, and everybody who has none. */
    private static final List<Person> EVERYBODY = together(
            List.of(
                    Person.AURORA_OWNER,
                    Person.AURORA_ADMIN,
                    Person.AURORA_GRANDMASTER,
                    Person.AURORA_PALADIN,
                    Person.AURORA_ALCHEMIST,
                    Person.AURORA_RANGER,
                    Person.AURORA_ROGUE,
                    Person.AURORA_SMM,
                    Person.AURORA_RECRUITER,
                    Person.AURORA_CHATTER),
            NIGHTFALLS,
            OUTSIDERS);

    /** Those of an agency that asks for a second factor whose rights depend on it. */
    private static final List<Person> TRUSTED =
            List.of(Person.AURORA_OWNER, Person.AURORA_ADMIN, Person.AURORA_GRANDMASTER, Person.AURORA_PALADIN);

    private static final List<Person> SOME =
            together(List.of(Person.AURORA_OWNER, Person.AURORA_CHATTER), NIGHTFALLS, OUTSIDERS);

    /** Who tries the tables of a service: all of its own callers, some of everybody else's. */
    static List<Principal> all(String service) {
        List<Principal> all = new ArrayList<>();
        for (String each : SERVICES) {
            String login = each + "_login";
            all.add(caller(login, null, Person.AURORA_OWNER));
            (each.equals(service) ? EVERYBODY : SOME)
                    .forEach(person -> all.add(caller(login, each + "_caller", person)));
            all.add(new Principal(login, each + "_worker", null, null, false));
            all.add(new Principal(login, each + "_worker", null, AURORA, false));
        }
        TRUSTED.forEach(person -> all.add(new Principal(service + "_login", service + "_caller", person, null, false)));
        SOME.forEach(person -> all.add(caller("authenticator", "authenticated", person)));
        all.add(caller("authenticator", "anon", null));
        all.add(caller("authenticator", "anon", Person.AURORA_OWNER));
        all.add(caller("authenticator", "service_role", null));
        return all;
    }

    /** Nightfall asks for no second factor, so its people show none. */
    private static Principal caller(String login, String role, Person person) {
        return new Principal(login, role, person, null, person != null && !NIGHTFALLS.contains(person));
    }

    /** The role whose privileges count. */
    String effectiveRole() {
        return role == null ? login : role;
    }

    boolean isWorker() {
        return effectiveRole().endsWith("_worker");
    }

    @Override
    public String toString() {
        String who = person == null ? "nobody" : person.name();
        if (isWorker()) {
            who = agency == null ? "no agency" : agency.equals(AURORA) ? "Aurora" : agency.toString();
        }
        boolean lacksFactor = person != null && TRUSTED.contains(person) && !secondFactor;
        return effectiveRole()
                + (isWorker() ? " for " : " as ")
                + who
                + (lacksFactor ? " without a second factor" : "");
    }

    @SafeVarargs
    private static List<Person> together(List<Person>... groups) {
        List<Person> all = new ArrayList<>();
        Arrays.stream(groups).forEach(all::addAll);
        return all;
    }
}
