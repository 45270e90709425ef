package io.onyxos.kit.testing;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** People of the demo data: one agency with every role, a second agency, and somebody who belongs to none. */
public enum Person {
    AURORA_OWNER("a", 101),
    AURORA_ADMIN("a", 102),
    AURORA_GRANDMASTER("a", 103),
    AURORA_PALADIN("a", 104),
    AURORA_ALCHEMIST("a", 105),
    AURORA_RANGER("a", 106),
    AURORA_ROGUE("a", 107),
    AURORA_SMM("a", 108),
    AURORA_RECRUITER("a", 109),
    AURORA_CHATTER("a", 110),
    AURORA_OWNER_2("a", 111),
    AURORA_FORMER_CHATTER("a", 112),
    NIGHTFALL_OWNER("b", 101),
    NIGHTFALL_PALADIN("b", 104),
    NIGHTFALL_SMM("b", 108),
    NIGHTFALL_CHATTER("b", 110),
    NIGHTFALL_CHATTER_2("b", 113),
    NEWCOMER("c", 101);

    private final UUID id;

    Person(String agency, int number) {
        id = UUID.fromString("%s0000000-0000-4000-8000-%012d".formatted(agency, number));
    }

    /** The Auth user and profile. */
    public UUID id() {
        return id;
    }

    /** The e-mail that the demo data gives this person. */
    public String email() {
        String username = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return switch (this) {
            case NEWCOMER -> "newcomer@newcomer.test";
            case AURORA_FORMER_CHATTER -> "aurora-chatter-former@aurora.test";
            default -> username + "@" + username.substring(0, username.indexOf('-')) + ".test";
        };
    }

    /** The value of an {@code Authorization} header, signed in with a first factor. */
    public String bearer() {
        return ServiceStack.bearer(this, "aal1");
    }

    /** A request that this person makes, signed in with a first factor. */
    public RequestSpecification asks() {
        return asks(bearer());
    }

    /** A request that this person makes, signed in with a second factor. */
    public RequestSpecification asksWithSecondFactor() {
        return asks(ServiceStack.bearer(this, "aal2"));
    }

    private static RequestSpecification asks(String bearer) {
        return RestAssured.given().filter(new ConformingAnswers()).header("Authorization", bearer);
    }
}
