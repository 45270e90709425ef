package io.onyxos.operations.feed;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.ShownOnce;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/operations/v1/calendar-feeds")
@Tag(name = "Calendar feeds")
@AsCaller
class CalendarFeedResource {

    private static final int CREATED = 201;
    private static final String INSERT =
            "insert into public.calendar_feeds (scope, model_id, token_hash) values ($1, $2, $3) returning id";

    private final URI publicUrl;

    CalendarFeedResource(@ConfigProperty(name = "onyx.public-url") URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<CalendarFeedResponse>> list(@BeanParam PageRequest page) {
        return CalendarFeed.page(page).map(feeds -> feeds.map(CalendarFeedResponse::of));
    }

    @POST
    @ResponseStatus(CREATED)
    @ShownOnce
    @Operation(summary = "Subscribe to shifts; the answer alone shows the address")
    public Uni<CalendarFeedResponse> create(@Valid CalendarFeedRequest request) {
        FeedToken token = FeedToken.random();
        URI url = UriBuilder.fromUri(publicUrl)
                .path("operations/v1/ical/{token}.ics")
                .build(token.text());
        return Sql.row(INSERT, row -> row.uuid("id"), request.scopeOrOwn(), request.modelId(), token.hash())
                .flatMap(id -> StoredRow.required(CalendarFeed.class, id))
                .map(feed -> CalendarFeedResponse.of(feed, url));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a calendar feed; its address answers 404 from then on")
    public Uni<Void> delete(UUID id) {
        return StoredRow.required(CalendarFeed.class, id)
                .call(CalendarFeed::delete)
                .replaceWithVoid();
    }
}
