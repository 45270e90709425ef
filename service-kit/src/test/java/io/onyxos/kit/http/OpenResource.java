package io.onyxos.kit.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** What public links and imports need. */
@Path("/kit-test/open")
@PermitAll
class OpenResource {

    private static final int MOST_LINES = 150_000;

    /** All or nothing. */
    @POST
    @Path("sales")
    @Consumes(CsvWriter.TYPE)
    public Uni<String> sell(CsvBody<CsvRow> sales) {
        AtomicLong sum = new AtomicLong();
        return sales.check(MOST_LINES)
                .call(lines -> sales.lines(500)
                        .invoke(chunk -> chunk.forEach(
                                line -> sum.addAndGet(line.row().grossAmount().longValueExact())))
                        .collect()
                        .last())
                .map(lines -> lines + " lines, " + sum);
    }

    /** Each line for itself. */
    @POST
    @Path("sales/each")
    @Consumes(CsvWriter.TYPE)
    public Uni<List<String>> sellEach(CsvBody<CsvRow> sales) {
        return sales.lines(2)
                .map(chunk -> chunk.stream()
                        .map(line -> line.number() + " "
                                + (line.row() == null
                                        ? line.faults().stream()
                                                .map(fault -> fault.column() + ":" + fault.code())
                                                .sorted()
                                                .collect(Collectors.joining(","))
                                        : line.row().note()))
                        .toList())
                .collect()
                .asList()
                .map(chunks -> chunks.stream().flatMap(List::stream).toList());
    }

    @GET
    @Path("link")
    @AnyQuery
    public String link(@RestQuery Integer size) {
        return "size " + size;
    }
}
