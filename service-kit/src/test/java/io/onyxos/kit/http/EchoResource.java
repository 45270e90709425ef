package io.onyxos.kit.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers what it was told, and fails in every way. */
@Path("/kit-test/echo")
@PermitAll
class EchoResource {

    static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final DraftRequest CURRENT = new DraftRequest(
            "before", null, new BigDecimal("12.50"), CHANGED, DraftStatus.OPEN, List.of(new DraftRequest.Link("a")));

    private final Validator validator;
    private final CurrentIdentityAssociation identity;

    EchoResource(Validator validator, CurrentIdentityAssociation identity) {
        this.validator = validator;
        this.identity = identity;
    }

    @POST
    public DraftRequest echo(@Valid DraftRequest note) {
        return note;
    }

    @POST
    @Path("validated-in-code")
    public DraftRequest validatedInCode(DraftRequest note) {
        var violations = validator.validate(note);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return note;
    }

    @PATCH
    public DraftRequest patched(MergePatch<DraftRequest> change) {
        return change.over(CURRENT);
    }

    @POST
    @Path("optional")
    public String optional(@Nullable @Valid DraftRequest note) {
        return note == null ? "nothing" : note.shortTitle();
    }

    @GET
    @Path("search")
    public String search(@BeanParam DraftFilter filter, @RestQuery("due_before") Instant dueBefore) {
        return filter + " " + dueBefore;
    }

    @GET
    @Path("primitives")
    public String primitives(@RestQuery boolean archived, @RestQuery int limit) {
        return archived + " " + limit;
    }

    @GET
    @Path("page")
    public Page<DraftResponse> page() {
        return new Page<>(List.of(new DraftResponse(new UUID(0, 1), "tagged", null, "open", CHANGED)), null);
    }

    @GET
    @Path("table")
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.TYPE})
    public Page<DraftResponse> table() {
        return page();
    }

    @GET
    @Path("tagged")
    public Tagged tagged(@RestQuery String withheld) {
        return new Tagged(withheld == null ? "" : withheld, CHANGED);
    }

    record Tagged(@JsonIgnore String withheld, Instant updatedAt) implements Versioned {}

    @PUT
    @Path("tagged")
    public String change(@BeanParam IfMatch ifMatch) {
        ifMatch.check(CHANGED);
        return "changed";
    }

    @GET
    @Path("who")
    @Authenticated
    public Uni<String> who() {
        return identity.getDeferredIdentity()
                .map(signedIn -> signedIn.getPrincipal().getName());
    }

    @GET
    @Path("request-id")
    public String requestId() {
        return RequestId.current();
    }

    @GET
    @Path("by-id/{id}")
    public String byId(UUID id) {
        return id.toString();
    }

    @PUT
    @Path("by-id/{id}")
    public Uni<String> open(UUID id, Door door) {
        return fail("rule", 0);
    }

    record Door(UUID doorId) {}

    @GET
    @Path("failures/{kind}")
    public Uni<String> fail(String kind, @RestQuery @Max(3) int depth) {
        return Uni.createFrom()
                .failure(
                        switch (kind) {
                            case "not-found" -> Problem.notFound();
                            case "conflict" ->
                                new CompletionException(Problem.refused("in_use", "It is taken.")
                                        .with("taken_by", 7));
                            case "forbidden" -> new ForbiddenException();
                            case "bug" -> new IllegalStateException("select secret from vault");
                            case "outage" -> new CompletionException(new ConnectException("10.0.0.7 refused"));
                            case "rule" ->
                                new PgException(
                                        "too_early",
                                        "ERROR",
                                        "PT409",
                                        "{\"opens\": \"2026-03-10T08:00:00+00:00\", \"closes\": null}",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "door_id",
                                        null,
                                        null);
                            default -> new PgException("secret", "ERROR", kind, "Key (secret) exists");
                        });
    }
}
