package io.onyxos.operations.presence;

import io.onyxos.kit.database.AsCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/operations/v1/clock/live")
@Tag(name = "Clock")
@AsCaller
class LiveResource {

    @GET
    @Operation(operationId = "getLiveClock", summary = "Who is on the clock now, and who should be")
    public Uni<LiveResponse> get() {
        return OnTheClock.read();
    }
}
