package io.onyxos.core.agency;

import io.onyxos.kit.calendar.PayPeriod;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** The tenant with its settings. It is founded, handed over and closed by functions of the database only. */
@Entity
@DynamicUpdate
@Table(name = "agencies")
public class Agency extends PanacheEntityBase {

    @Id
    public UUID id;

    public String name;
    public String logoUrl;
    public String timezone;
    public String currency;
    public int weekStart;
    public String locale;
    public String taxJurisdiction;
    public BigDecimal taxRate;
    public String registrationNumber;

    @Enumerated(EnumType.STRING)
    public PayPeriod payPeriod;

    public LocalDate payPeriodAnchor;

    @Enumerated(EnumType.STRING)
    public AssignedAccess assignedAccess;

    public boolean requireMfa;

    @Column(insertable = false, updatable = false)
    public Instant closingAt;

    @Column(insertable = false, updatable = false)
    public Instant createdAt;

    @Column(insertable = false, updatable = false)
    public Instant updatedAt;

    /** The caller's own agency; 404 for any other. */
    public static Uni<Agency> required(UUID id) {
        return Agency.<Agency>findById(id).onItem().ifNull().failWith(Problem::notFound);
    }

    /** The caller's own agency, if they have the permission; else 404, 403 {@code forbidden} or {@code mfa_required}. */
    public static Uni<Agency> permitted(UUID id, String permission) {
        return required(id).call(visible -> Standing.requiring(permission));
    }

    /** The row, locked, as the client has last seen it. */
    static Uni<Agency> toChange(UUID id, IfMatch ifMatch) {
        return Agency.<Agency>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .switchTo(() -> permitted(id, "edit_agency_settings").map(lostMeanwhile -> {
                    throw Problem.forbidden();
                }))
                .invoke(agency -> ifMatch.check(agency.updatedAt));
    }

    /** Agency, owner, billing row and history begin together or not at all. */
    static Uni<Agency> found(FoundingRequest request) {
        return Sql.row(
                        "select id from core.found_agency($1, $2, $3, $4, $5, $6, $7)",
                        row -> row.uuid("id"),
                        request.name(),
                        request.timezone(),
                        request.currency(),
                        request.weekStart(),
                        request.locale(),
                        request.username(),
                        request.displayName())
                .flatMap(Agency::required);
    }

    /** Refuses an act that cannot be taken back easily, unless the caller spells out what it is about. */
    void confirm(String confirmName) {
        if (!name.equals(confirmName)) {
            throw Problem.refused("name_mismatch").at("/confirm_name", "spell out the agency's name");
        }
    }

    /** Writes pending changes and reads back what functions and triggers made of the row. */
    Uni<Agency> reread() {
        return Panache.getSession()
                .call(session -> session.flush())
                .call(session -> session.refresh(this))
                .replaceWith(this);
    }

    Agency apply(AgencyRequest request) {
        name = request.name();
        logoUrl = request.logoUrl();
        timezone = request.timezone();
        currency = request.currency();
        weekStart = request.weekStart();
        locale = request.locale();
        taxJurisdiction = request.taxJurisdiction();
        taxRate = request.taxRate();
        registrationNumber = request.registrationNumber();
        payPeriod = request.payPeriod();
        payPeriodAnchor = request.payPeriodAnchor();
        assignedAccess = request.assignedAccess();
        requireMfa = request.requireMfa();
        return this;
    }
}
