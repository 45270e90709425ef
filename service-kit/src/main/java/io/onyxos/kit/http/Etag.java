package io.onyxos.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Strong entity tags, made of the microsecond in which a row was last changed and, for who sees less than all of it, of what
 * is withheld. A change asks for the microsecond only.
 */
public final class Etag {

    // eleven digits reach far beyond any row and not beyond what a database can compare
    private static final Pattern OURS = Pattern.compile("\"([0-9a-z]{1,11})(?:-[0-9a-z]+)?\"");

    private Etag() {}

    /** The tag with its quotes, as it stands in the header. */
    public static String of(Instant updatedAt) {
        return '"' + version(updatedAt) + '"';
    }

    /** The tag of what one caller is shown. */
    static String of(Versioned row) {
        String withheld = row.withheld();
        return withheld.isEmpty() ? of(row.updatedAt()) : '"' + version(row.updatedAt()) + '-' + withheld + '"';
    }

    /** When the row was last changed by whoever holds this tag; the epoch, when none was, for what is no tag of ours. */
    public static Instant seen(String tag) {
        Matcher ours = OURS.matcher(tag);
        return ours.matches()
                ? Instant.EPOCH.plus(Long.parseLong(ours.group(1), 36), ChronoUnit.MICROS)
                : Instant.EPOCH;
    }

    private static String version(Instant updatedAt) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt), 36);
    }

    /** The tags of an {@code If-Match} or {@code If-None-Match} header; none of ours contains a comma. */
    static Stream<String> listed(String header) {
        return Arrays.stream(header.split(",")).map(String::strip);
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
            boolean reads =
                    request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
            if (known != null && reads && listed(known).anyMatch(one -> one.equals("*") || one.endsWith(tag))) {
                response.setStatus(304);
                response.setEntity(null);
            }
        }
    }
}
