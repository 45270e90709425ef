package io.onyxos.core.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;

/** Where creators have accounts. Stored and written in lower case; {@code twitter} is read as {@link #X}. */
public enum Platform {
    FANVUE,
    ONLYFANS,
    FANSLY,
    MANYVIDS,
    PATREON,
    INSTAGRAM,
    TIKTOK,
    X,
    YOUTUBE,
    FACEBOOK,
    THREADS,
    SNAPCHAT,
    REDDIT,
    TWITCH,
    TELEGRAM,
    OTHER;

    /**
     * The platform of this name.
     *
     * @throws IllegalArgumentException for any other name
     */
    @JsonCreator
    public static Platform named(String name) {
        String today = name.equals("twitter") ? "x" : name;
        return Arrays.stream(values())
                .filter(platform -> platform.stored().equals(today))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not one of the platforms"));
    }

    /** As the database names it. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
