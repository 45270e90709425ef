package io.onyxos.kit.http;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Takes a body that holds lists, texts, numbers and whatever JSON there is. */
@Path("/kit-test/shapes")
@PermitAll
class ShapesResource {

    private static final Shapes CURRENT =
            new Shapes(List.of(), List.of(), List.of(), Map.of(), null, 1, "a", "a\u202eb", "b\u202ec");

    @POST
    public Shapes create(@Valid Shapes shapes) {
        return shapes;
    }

    @PATCH
    public Shapes update(MergePatch<Shapes> change) {
        return change.over(CURRENT);
    }

    @GET
    @Path("{name}")
    public String search(String name, @QueryParam("q") String q, @QueryParam("day") LocalDate day) {
        return name + " " + q + " " + day;
    }

    /** A record whose only component is a text. */
    record Reason(String reason) {}

    @POST
    @Path("close")
    public String close(Reason reason) {
        return reason.reason();
    }

    @POST
    @Path("reopen")
    public String reopen() {
        return "reopened";
    }

    @DELETE
    public void delete() {}
}
