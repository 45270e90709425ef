package io.onyxos.core.term;

import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client writes of a term.
 *
 * @param agencyRate a fraction from 0 to 1, six decimals
 * @param validFrom first day in the agency's zone
 * @param validTo first day without it; null while open
 * @param endPrevious on creation only: the open term of the same type ends where this one begins
 */
@Schema(examples = """
        {
          "revenue_type": "ppv", "basis": "net", "agency_rate": "0.4", "valid_from": "2026-03-01",
          "notes": "As agreed in February.", "end_previous": true
        }""")
record ModelTermRequest(
        @NotNull RevenueType revenueType,
        @NotNull Basis basis,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) BigDecimal agencyRate,

        @NotNull LocalDate validFrom,
        LocalDate validTo,
        @MultiLine @Size(max = 2000) String notes,
        Boolean endPrevious) {

    static ModelTermRequest of(ModelTerm term) {
        return new ModelTermRequest(
                term.revenueType, term.basis, term.agencyRate, term.validFrom, term.validTo, term.notes, null);
    }
}
