package io.onyxos.core.settings;

import io.onyxos.core.agency.AssignedAccess;
import io.onyxos.kit.calendar.PayPeriod;
import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The settings of an agency from one change to the next; written by a trigger. {@code validTo} is exclusive. */
@Entity
@Immutable
@Table(name = "agency_settings_history")
class AgencySettings extends StoredRow {

    private static final Order<AgencySettings> NEWEST_FIRST = Order.<AgencySettings>descending()
            .by("validFrom", Instant.class, settings -> settings.validFrom)
            .by("id", UUID.class, settings -> settings.id);

    public Instant validFrom;
    public Instant validTo;
    public String timezone;
    public String currency;
    public int weekStart;
    public String taxJurisdiction;
    public BigDecimal taxRate;

    @Enumerated(EnumType.STRING)
    public PayPeriod payPeriod;

    public LocalDate payPeriodAnchor;

    @Enumerated(EnumType.STRING)
    public AssignedAccess assignedAccess;

    public boolean requireMfa;
    public UUID changedBy;

    /** @param at the instant at which they were in force, null for all */
    static Uni<Page<AgencySettings>> page(UUID agency, Instant at, PageRequest request) {
        return PageQuery.of(request, NEWEST_FIRST)
                .where("agencyId = ?", agency)
                .where("validFrom <= ?", at)
                .where("(validTo is null or validTo > ?)", at)
                .fetch((hql, values) -> find(hql, values));
    }
}
