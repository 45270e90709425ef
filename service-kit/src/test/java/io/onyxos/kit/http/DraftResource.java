package io.onyxos.kit.http;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.ShownOnce;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.SqlRow;
import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A resource as services write them. */
@Path("/kit-test/v1/drafts")
@Tag(name = "Drafts")
@AsCaller
class DraftResource {

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.TYPE})
    public Uni<Page<DraftResponse>> list(@BeanParam DraftFilter filter, @QueryParam("sort") DraftSort sort) {
        return Draft.page(filter, sort == DraftSort.SHORT_TITLE ? Draft.BY_TITLE : Draft.NEWEST)
                .map(page -> page.map(DraftResponse::of));
    }

    @GET
    @Path("raw")
    public Uni<Page<String>> raw(@BeanParam PageRequest page) {
        Order<SqlRow> newest = Order.<SqlRow>descending()
                .by("created_at", java.time.Instant.class, row -> row.instant("created_at"))
                .by("id", UUID.class, row -> row.uuid("id"));
        return PageQuery.of(page, newest)
                .where("status <> ?", "public")
                .fetch("select id, created_at, short_title from drafts", row -> row)
                .map(rows -> rows.map(row -> row.text("short_title")));
    }

    @GET
    @Path("{id}")
    public Uni<DraftResponse> get(UUID id) {
        return StoredRow.required(Draft.class, id).map(DraftResponse::of);
    }

    @POST
    public Uni<RestResponse<DraftResponse>> create(@Valid DraftRequest request) {
        Draft draft = new Draft().apply(request);
        return draft.insert().map(inserted -> Created.at("/kit-test/v1/drafts/" + draft.id, DraftResponse.of(draft)));
    }

    @PATCH
    @Path("{id}")
    public Uni<DraftResponse> update(UUID id, @BeanParam IfMatch ifMatch, MergePatch<DraftRequest> change) {
        return StoredRow.toChange(Draft.class, id, ifMatch)
                .invoke(draft -> draft.apply(change.over(DraftRequest.of(draft))))
                .call(Draft::update)
                .map(DraftResponse::of);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        return StoredRow.toChange(Draft.class, id, ifMatch).call(Draft::delete).replaceWithVoid();
    }

    /** A link for whoever is given it. */
    @POST
    @Path("{id}/share")
    @ShownOnce
    public Uni<SharedDraft> share(UUID id) {
        return StoredRow.required(Draft.class, id)
                .call(draft -> Sql.run("update drafts set status = 'public' where id = $1", id))
                .map(draft -> new SharedDraft(id, "secret-" + UUID.randomUUID()));
    }

    /** A command that takes its time and answers what GET answers. */
    @POST
    @Path("{id}/seal")
    public Uni<DraftResponse> seal(UUID id, @QueryParam("seconds") int seconds) {
        return Sql.run("select pg_sleep($1)", (double) seconds)
                .flatMap(slept -> Sql.run("update drafts set status = 'sealed' where id = $1", id))
                .flatMap(done -> get(id));
    }
}
