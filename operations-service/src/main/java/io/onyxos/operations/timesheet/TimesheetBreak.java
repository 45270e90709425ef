package io.onyxos.operations.timesheet;

import io.onyxos.kit.entity.StoredRow;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

/** A pause within an entry, written by the clock's functions only. */
@Entity
@Immutable
@Table(name = "timesheet_breaks")
class TimesheetBreak extends StoredRow {

    UUID timesheetId;
    Instant startedAt;
    Instant endedAt;

    /** Of all these entries in one query, earliest first. */
    static Uni<Map<UUID, List<TimesheetBreak>>> byTimesheet(Collection<UUID> timesheets) {
        // Hibernate plans a query with a list of parameters anew each time, one with an array once
        return TimesheetBreak.<TimesheetBreak>list(
                        "cast(sql('(? = any(?))', timesheetId, ?1) as Boolean) = true order by startedAt",
                        (Object) timesheets.toArray(UUID[]::new))
                .map(breaks -> breaks.stream().collect(Collectors.groupingBy(pause -> pause.timesheetId)));
    }
}
