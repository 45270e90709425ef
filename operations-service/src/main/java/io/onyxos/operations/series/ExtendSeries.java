package io.onyxos.operations.series;

import io.onyxos.kit.background.BackgroundWork;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.http.Problem;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Keeps the shifts of every series eight weeks ahead. Replicas pass over what another has locked; a clash stays as a
 * cancelled row for planners to see.
 */
@ApplicationScoped
class ExtendSeries {

    private static final Logger LOG = Logger.getLogger(ExtendSeries.class);
    private static final int FEW = 50;

    private final Database database;
    private final BackgroundWork work;

    ExtendSeries(Database database, BackgroundWork work) {
        this.work = work;
        this.database = database;
    }

    @Scheduled(every = "{onyx.series-horizon.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> turn() {
        return work.turn("series extended", run());
    }

    /** Extends all that end too early, some at a time, and says how many there were. */
    Uni<Integer> run() {
        return database.asWorker(this::some)
                .flatMap(count -> count < FEW ? Uni.createFrom().item(count) : run().map(more -> more + count));
    }

    private Uni<Integer> some() {
        return database.sql("select * from operations.series_to_extend($1, $2)", Tuple.of(PutOnRota.DAYS_AHEAD, FEW))
                .flatMap(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(this::extendOrPassOver)
                        .collect()
                        .asList())
                .map(extended -> extended.size());
    }

    /** A series whose rule or zone this JVM does not know must not keep the others from being extended. */
    private Uni<Row> extendOrPassOver(Row series) {
        try {
            return extend(series);
        } catch (Problem | DateTimeException unknown) {
            LOG.warnf("Series %s is not extended: %s", series.getUUID("id"), unknown.getMessage());
            return Uni.createFrom().nullItem();
        }
    }

    private Uni<Row> extend(Row series) {
        LocalDate today = series.getLocalDate("today");
        LocalDate through = today.plusDays(PutOnRota.DAYS_AHEAD);
        return database.sql(
                        "select operations.extend_series($1, $2, $3)",
                        Tuple.of(
                                series.getUUID("id"),
                                Occurrence.rows(recurrence(series).between(today.minusDays(1), through)),
                                through))
                .replaceWith(series);
    }

    private static Recurrence recurrence(Row series) {
        return new Recurrence(
                series.getLocalDate("start_on"),
                series.getLocalTime("local_start"),
                series.getLocalTime("local_end"),
                ZoneId.of(series.getString("timezone")),
                series.getString("rrule"),
                series.getLocalDate("until"),
                series.getInteger("occurrence_count"),
                Set.copyOf(List.of(series.getArrayOfLocalDates("exdates"))));
    }
}
