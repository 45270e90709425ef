package io.onyxos.operations.series;

import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/** A shift that repeats at the same wall times. Without {@code until} and {@code occurrenceCount} it has no end. */
@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "shift_series")
public class ShiftSeries extends StoredRow {

    private static final Order<ShiftSeries> NEWEST_FIRST = Order.<ShiftSeries>descending()
            .by("createdAt", Instant.class, series -> series.createdAt)
            .by("id", UUID.class, series -> series.id);

    public UUID employeeId;
    public UUID modelId;
    public String title;
    public String notes;
    public String timezone;
    public LocalDate startOn;
    public LocalTime localStart;

    /** Up to {@code localStart}: on the next day. */
    public LocalTime localEnd;

    public String rrule;
    public LocalDate until;
    public Integer occurrenceCount;
    public LocalDate[] exdates;
    public Short plannedBreakMinutes;
    public Boolean publish;

    @Column(insertable = false, updatable = false)
    public LocalDate generatedThrough;

    @Column(insertable = false, updatable = false)
    public Instant endedAt;

    @Column(insertable = false, updatable = false)
    public UUID createdBy;

    @Formula(PersonResponse.USERNAME_OF_EMPLOYEE)
    public String username;

    @Formula(PersonResponse.ROLE_OF_EMPLOYEE)
    public String role;

    @Formula(ModelResponse.NAME)
    public String modelName;

    static Uni<Page<ShiftSeries>> page(ShiftSeriesFilter filter) {
        PageQuery<ShiftSeries> query = PageQuery.of(filter.page(), NEWEST_FIRST)
                .where("employeeId = ?", filter.employeeId())
                .where("modelId = ?", filter.modelId());
        if (filter.ended() != null) {
            query = query.where("endedAt is " + (filter.ended() ? "not null" : "null"));
        }
        return query.fetch((hql, values) -> find(hql, values));
    }

    Recurrence recurrence() {
        return new Recurrence(
                startOn,
                localStart,
                localEnd,
                ZoneId.of(timezone),
                rrule,
                until,
                occurrenceCount,
                Set.copyOf(List.of(exdates)));
    }

    ShiftSeries apply(ShiftSeriesRequest request) {
        employeeId = request.employeeId();
        modelId = request.modelId();
        title = request.title();
        notes = request.notes();
        timezone = request.timezone();
        startOn = request.startOn();
        localStart = request.localStart();
        localEnd = request.localEnd();
        rrule = request.rrule();
        until = request.until();
        occurrenceCount = request.occurrenceCount();
        exdates = request.exdates() == null ? null : request.exdates().toArray(LocalDate[]::new);
        plannedBreakMinutes = request.plannedBreakMinutes();
        publish = request.publish();
        return this;
    }
}
