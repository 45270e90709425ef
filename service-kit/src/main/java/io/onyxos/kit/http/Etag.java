package io.onyxos.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Strong entity tags, made of the microsecond in which a row was last changed and, for who sees less than all of it, of what
 * is withheld. A change asks for the microsecond only.
 */
public final class Etag {

    // eleven digits reach far beyond any row and not beyond what a database can compare; no two spellings of one
    // version
    private static final Pattern OURS = Pattern.compile("\"(0|[1-9a-z][0-9a-z]{0,10})(?:-[0-9a-z]+)?\"");

    // RFC 9110 8.8.3: an opaque tag may contain commas. Possessive, or a long header overflows the stack.
    private static final String ENTITY_TAG = "(?:W/)?+\"[!#-~\\x80-\\xff]*+\"";
    private static final Pattern ENTITY_TAGS = Pattern.compile(ENTITY_TAG);
    private static final Pattern LIST =
            Pattern.compile("[ \\t,]*+" + ENTITY_TAG + "(?:[ \\t]*+,[ \\t,]*+" + ENTITY_TAG + ")*+[ \\t,]*+");

    private Etag() {}

    /** The tag with its quotes, as it stands in the header. */
    public static String of(Instant updatedAt) {
        return '"' + version(updatedAt) + '"';
    }

    /** The tag of what one caller is shown. */
    public static String of(Versioned row) {
        String withheld = row.withheld();
        return withheld.isEmpty() ? of(row.updatedAt()) : '"' + version(row.updatedAt()) + '-' + withheld + '"';
    }

    /** The {@code updated_at} that a tag stands for; empty for a weak tag and for anything else that the kit has not made. */
    public static Optional<Instant> seen(String tag) {
        Matcher ours = OURS.matcher(tag);
        return ours.matches()
                ? Optional.of(Instant.EPOCH.plus(Long.parseLong(ours.group(1), 36), ChronoUnit.MICROS))
                : Optional.empty();
    }

    private static String version(Instant updatedAt) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt), 36);
    }

    /** {@code If-Match} by strong comparison: {@code *} matches any row, a weak tag and a header that is malformed none. */
    static boolean matchesStrongly(String header, Instant updatedAt) {
        Optional<Instant> current = Optional.of(updatedAt.truncatedTo(ChronoUnit.MICROS));
        return header.strip().equals("*")
                || listed(header).anyMatch(tag -> seen(tag).equals(current));
    }

    /** {@code If-None-Match} by weak comparison: a tag and its weak form are the same. */
    static boolean matchesWeakly(String header, String tag) {
        return header.strip().equals("*")
                || listed(header)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(tag::equals);
    }

    private static Stream<String> listed(String header) {
        return LIST.matcher(header).matches()
                ? ENTITY_TAGS.matcher(header).results().map(MatchResult::group)
                : Stream.empty();
    }

    /** Tags every {@link Versioned} answer and turns a GET of what the client already has into 304. */
    static class Tagging {

        @ServerResponseFilter
        void tag(ContainerRequestContext request, ContainerResponseContext response) {
            if (!(response.getEntity() instanceof Versioned row) || row.updatedAt() == null) {
                return;
            }
            String tag = of(row);
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
            String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                return;
            }
            // kept by the caller's own browser at most, and asked about before each use
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            if (known != null && matchesWeakly(known, tag)) {
                response.setStatus(304);
                response.setEntity(null);
            }
        }
    }
}
