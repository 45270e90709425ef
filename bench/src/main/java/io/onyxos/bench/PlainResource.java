package io.onyxos.bench;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What a request costs before any SQL: without a token, and with one that has to be checked. */
@Path("/bench/plain")
class PlainResource {

    record Answer(String answer) {}

    @GET
    @PermitAll
    @Path("/open")
    public Uni<Answer> open() {
        return Uni.createFrom().item(new Answer("open"));
    }

    @GET
    @Path("/token")
    public Uni<Answer> token() {
        return Uni.createFrom().item(new Answer("token"));
    }
}
