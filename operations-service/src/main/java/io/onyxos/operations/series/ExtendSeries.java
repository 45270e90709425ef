package io.onyxos.operations.series;

import io.onyxos.kit.background.BackgroundWork;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.SqlRow;
import io.onyxos.kit.http.Problem;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
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
        return Sql.list("select * from operations.series_to_extend($1, $2)", row -> row, PutOnRota.DAYS_AHEAD, FEW)
                .flatMap(series -> Multi.createFrom()
                        .iterable(series)
                        .onItem()
                        .transformToUniAndConcatenate(this::extendOrPassOver)
                        .collect()
                        .asList())
                .map(extended -> extended.size());
    }

    /** A series whose rule or zone this JVM does not know must not keep the others from being extended. */
    private Uni<SqlRow> extendOrPassOver(SqlRow series) {
        try {
            return extend(series);
        } catch (Problem | DateTimeException unknown) {
            LOG.warnf("Series %s is not extended: %s", series.uuid("id"), unknown.getMessage());
            return Uni.createFrom().nullItem();
        }
    }

    private Uni<SqlRow> extend(SqlRow series) {
        LocalDate today = series.date("today");
        LocalDate through = today.plusDays(PutOnRota.DAYS_AHEAD);
        return Sql.run(
                        "select operations.extend_series($1, $2, $3)",
                        series.uuid("id"),
                        Sql.json(recurrence(series).between(today.minusDays(1), through)),
                        through)
                .replaceWith(series);
    }

    private static Recurrence recurrence(SqlRow series) {
        return new Recurrence(
                series.date("start_on"),
                series.time("local_start"),
                series.time("local_end"),
                ZoneId.of(series.text("timezone")),
                series.text("rrule"),
                series.date("until"),
                series.integer("occurrence_count"),
                Set.copyOf(series.dates("exdates")));
    }
}
