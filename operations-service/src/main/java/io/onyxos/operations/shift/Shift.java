package io.onyxos.operations.shift;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/** A planned piece of work, from {@code startTime} up to but without {@code endTime}; without an employee it is open. */
@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "shifts")
public class Shift extends StoredRow {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Order<Shift> BY_START = Order.<Shift>ascending()
            .by("startTime", Instant.class, shift -> shift.startTime)
            .by("id", UUID.class, shift -> shift.id);

    public UUID employeeId;
    public UUID modelId;
    public String title;
    public String notes;
    public Instant startTime;
    public Instant endTime;
    public String timezone;
    public Short plannedBreakMinutes;
    public Boolean allowOverlap;

    @Column(insertable = false, updatable = false)
    public UUID seriesId;

    /** The date that its series gave it; it stays when the shift is moved. */
    @Column(insertable = false, updatable = false)
    public LocalDate occurrenceDate;

    @Column(insertable = false, updatable = false)
    public boolean isException;

    @Column(insertable = false, updatable = false)
    @Enumerated(EnumType.STRING)
    public ShiftStatus status;

    /** Null for a draft. */
    @Column(insertable = false, updatable = false)
    public Instant publishedAt;

    @Column(insertable = false, updatable = false)
    public Instant cancelledAt;

    @Column(insertable = false, updatable = false)
    public String cancelReason;

    @Column(insertable = false, updatable = false)
    public int revision;

    @Column(insertable = false, updatable = false)
    public UUID createdBy;

    @Formula(PersonResponse.USERNAME_OF_EMPLOYEE)
    public String username;

    @Formula(PersonResponse.ROLE_OF_EMPLOYEE)
    public String role;

    @Formula(ModelResponse.NAME)
    public String modelName;

    /** @param me whom {@code employee_id=me} means */
    static Uni<Page<Shift>> page(ShiftFilter filter, UUID me) {
        PageQuery<Shift> query = PageQuery.of(filter.page(), BY_START)
                .where("startTime < ?", filter.until())
                // no shift is longer, so the index may begin here
                .where("startTime > ?", filter.since().minus(LONGEST))
                .where("endTime > ?", filter.since())
                .where("employeeId = ?", filter.employee(me))
                .where("modelId = ?", filter.modelId())
                .where("seriesId = ?", filter.seriesId())
                .where("status = ?", filter.status());
        if (filter.published() != null) {
            query = query.where("publishedAt is " + (filter.published() ? "not null" : "null"));
        }
        if (filter.open() != null) {
            query = query.where("employeeId is " + (filter.open() ? "null" : "not null"));
        }
        return query.fetch((hql, values) -> find(hql, values));
    }

    /** Inserts it as a draft, lets people see it if it is to be seen, and reads back what the database made of it. */
    Uni<Void> plan(boolean publish) {
        return publish
                ? this.<Shift>persist()
                        .flatMap(draft -> Sql.run(
                                "select operations.publish_shifts($1)", Sql.array(UUID.class, List.of(draft.id))))
                        .flatMap(published -> update())
                : insert();
    }

    long plannedMinutes() {
        return Duration.between(startTime, endTime).toMinutes();
    }

    Shift apply(ShiftRequest request) {
        employeeId = request.employeeId();
        modelId = request.modelId();
        title = request.title();
        notes = request.notes();
        startTime = request.startTime();
        endTime = request.endTime();
        timezone = request.timezone();
        plannedBreakMinutes = request.plannedBreakMinutes();
        allowOverlap = request.allowOverlap();
        return this;
    }
}
