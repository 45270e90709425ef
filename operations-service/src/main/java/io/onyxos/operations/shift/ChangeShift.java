package io.onyxos.operations.shift;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Problem;
import io.onyxos.operations.series.ChangeFollowing;
import io.onyxos.operations.series.ShiftSeries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Changes one shift, or all that follow it in its series. */
@ApplicationScoped
class ChangeShift {

    /** How far a change reaches. */
    enum Scope {
        THIS,
        FOLLOWING
    }

    private final ChangeFollowing changeFollowing;

    ChangeShift(ChangeFollowing changeFollowing) {
        this.changeFollowing = changeFollowing;
    }

    /** @param shift locked, as the client has seen it */
    Uni<Shift> apply(Shift shift, Scope scope, MergePatch<ShiftRequest> change) {
        if (change.names("publish")) {
            throw Problem.refused("unknown_field").at("/publish", "use /shifts/publish");
        }
        ShiftRequest request = change.over(ShiftRequest.of(shift));
        return force(request)
                .call(said -> scope == Scope.THIS
                        ? shift.apply(request).update()
                        : following(shift, request).call(shift::update))
                .replaceWith(shift);
    }

    /** Tells the database's rules whether and why one of them is to be passed over. */
    Uni<Void> force(ShiftRequest request) {
        return Boolean.TRUE.equals(request.force()) || request.reason() != null
                ? Sql.run(
                                "select set_config('onyx.force', $1, true), set_config('onyx.reason', $2, true)",
                                Boolean.TRUE.equals(request.force()) ? "true" : "false",
                                request.reason() == null ? "" : request.reason())
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> following(Shift shift, ShiftRequest request) {
        if (shift.seriesId == null || shift.isException) {
            throw Problem.refused("not_in_series");
        }
        LocalDateTime start = wall(request.startTime(), request);
        if (!start.toLocalDate().equals(shift.occurrenceDate)) {
            throw Problem.refused("invalid_value", "The shifts of a series keep their dates.")
                    .at("/start_time", "must stay on " + shift.occurrenceDate);
        }
        return changeFollowing.run(shift.seriesId, shift.occurrenceDate, successor -> {
            apply(successor, request);
            applyTimes(successor, shift, request);
        });
    }

    /** An instant that stays keeps the series' wall time, which the clock may have skipped on this one day. */
    private static void applyTimes(ShiftSeries successor, Shift shift, ShiftRequest request) {
        boolean sameZone = request.timezone().equals(shift.timezone);
        if (!sameZone || !request.startTime().equals(shift.startTime)) {
            successor.localStart = wall(request.startTime(), request).toLocalTime();
        }
        if (!sameZone || !request.endTime().equals(shift.endTime)) {
            LocalDateTime end = wall(request.endTime(), request);
            LocalDateTime latest =
                    LocalDateTime.of(shift.occurrenceDate, successor.localStart).plusDays(1);
            if (end.isAfter(latest)) {
                throw Problem.refused("invalid_value", "A shift of a series ends within a day by the clock.")
                        .at("/end_time", "must be at most " + latest + " in the shift's zone");
            }
            successor.localEnd = end.toLocalTime();
        }
    }

    private static LocalDateTime wall(Instant instant, ShiftRequest request) {
        return LocalDateTime.ofInstant(instant, ZoneId.of(request.timezone()));
    }

    private static void apply(ShiftSeries successor, ShiftRequest request) {
        successor.employeeId = request.employeeId();
        successor.modelId = request.modelId();
        successor.title = request.title();
        successor.notes = request.notes();
        successor.timezone = request.timezone();
        successor.plannedBreakMinutes = request.plannedBreakMinutes();
    }
}
