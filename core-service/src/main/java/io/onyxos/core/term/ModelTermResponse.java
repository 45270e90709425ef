package io.onyxos.core.term;

import io.onyxos.kit.http.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A term.
 *
 * @param agencyRate a fraction from 0 to 1
 * @param validTo first day without it; null while open
 */
record ModelTermResponse(
        UUID id,
        UUID agencyId,
        UUID modelId,
        RevenueType revenueType,
        Basis basis,
        BigDecimal agencyRate,
        LocalDate validFrom,
        LocalDate validTo,
        String notes,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ModelTermResponse of(ModelTerm term) {
        return new ModelTermResponse(
                term.id,
                term.agencyId,
                term.modelId,
                term.revenueType,
                term.basis,
                term.agencyRate,
                term.validFrom,
                term.validTo,
                term.notes,
                term.createdBy,
                term.createdAt,
                term.updatedAt);
    }
}
