package io.onyxos.operations.presence;

import io.onyxos.kit.http.Refuses;
import io.onyxos.kit.stream.Streamed;
import io.onyxos.kit.stream.Streams;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

@Path("/operations/v1/clock/stream")
@Tag(name = "Clock")
class ClockStreamResource {

    private final Streams streams;

    ClockStreamResource(Streams streams) {
        this.streams = streams;
    }

    @GET
    @Streamed(ClockStreamSource.class)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(summary = "Who is on the clock, as it changes", description = """
                    Server-sent events. `snapshot` comes first and whenever events may have been missed, with what
                    `GET /clock/live` answers. Then news as it happens, by the ids of entries, people, shifts and models:
                    `clocked_in`, `break_started`, `break_ended` and `clocked_out` of entries, `late_detected` and `missed`
                    of shifts. News may repeat what a snapshot shows or what was told before under the same `id`: the last
                    about an entry holds. While no events arrive, `snapshot` comes when something has changed. A comment
                    tells that the line is open.

                    The stream ends when the token does, when the permission is lost, and for a client that reads too
                    slowly. Connect again with a valid token; `Last-Event-ID` is answered by a new `snapshot`.

                    ```
                    retry:2000
                    event:snapshot
                    data:{"server_time":"2026-03-10T17:52:09Z","people":[],"expected":[]}

                    id:0195811f-7c1a-7000-8000-000000000001
                    event:clocked_in
                    data:{"timesheet_id":"a0000000-0000-4000-8000-000000000601", …}

                    :
                    ```""")
    @APIResponse(
            responseCode = "200",
            description = "Events until the stream ends",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema =
                                    @Schema(
                                            description = "The data of one event",
                                            anyOf = {
                                                LiveResponse.class,
                                                EntryNewsResponse.class,
                                                ShiftNewsResponse.class
                                            })))
    @Refuses("too_many_streams")
    public Multi<OutboundSseEvent> stream(@Context ContainerRequestContext request, @Context Sse sse) {
        return streams.open(request, sse);
    }
}
