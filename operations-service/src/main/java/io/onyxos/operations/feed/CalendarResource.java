package io.onyxos.operations.feed;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What calendar programs fetch. They have no token but the one in the address. */
@Path("/operations/v1/ical")
@Tag(name = "Calendar feeds")
class CalendarResource {

    private static final String TYPE = "text/calendar;charset=utf-8";
    private static final int FRESH_SECONDS = 300;
    private static final int TAG_OCTETS = 16;

    private final Database database;

    CalendarResource(Database database) {
        this.database = database;
    }

    @GET
    @Path("{token}.ics")
    @Produces(TYPE)
    @PermitAll
    @Operation(operationId = "getCalendar", summary = "The shifts of a calendar; unknown and revoked are one 404")
    @Parameter(ref = "IfNoneMatch")
    @APIResponse(
            responseCode = "200",
            description = "RFC 5545",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", ref = "NotModified")
    public Uni<Response> get(String token, Request request) {
        byte[] hash = new FeedToken(token).hash();
        return database.asWorker(() -> Sql.list("select * from operations.feed_shifts($1)", row -> row, hash))
                .map(ShiftCalendar::of)
                .map(calendar -> answer(calendar, request));
    }

    private static Response answer(byte[] calendar, Request request) {
        EntityTag tag = new EntityTag(HexFormat.of().formatHex(Sha256.of(calendar), 0, TAG_OCTETS));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : Response.ok(calendar).header(HttpHeaders.CONTENT_TYPE, TYPE);
        CacheControl caching = new CacheControl();
        caching.setPrivate(true);
        caching.setMaxAge(FRESH_SECONDS);
        caching.setNoTransform(false);
        return answer.tag(tag).cacheControl(caching).build();
    }
}
