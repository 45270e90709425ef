package io.onyxos.kit.limit;

import io.onyxos.kit.http.ClientNetwork;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers a few times only. */
@Path("/kit-test/limited")
@PermitAll
class LimitedResource {

    private final ClientNetwork network;

    LimitedResource(ClientNetwork network) {
        this.network = network;
    }

    @GET
    @Path("network")
    public String network() {
        return network.network() + " " + network.address();
    }

    @GET
    @Path("one")
    @RateLimit(name = "pair", calls = 3)
    public String one() {
        return "one";
    }

    @GET
    @Path("other")
    @RateLimit(name = "pair", calls = 3)
    public String other() {
        return "other";
    }

    @GET
    @Path("brief")
    @RateLimit(name = "brief", calls = 1, seconds = 1)
    public String brief() {
        return "brief";
    }

    @GET
    @Path("mine")
    @Authenticated
    @RateLimit(name = "mine", calls = 2, per = RateLimit.Per.PERSON)
    public String mine() {
        return "mine";
    }
}
