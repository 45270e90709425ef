package io.onyxos.core.term;

import io.onyxos.kit.http.Versioned;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A term.
 *
 * @param agencyRate a fraction from 0 to 1
 * @param validTo first day without it; null while open
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000501", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "model_id": "a0000000-0000-4000-8000-000000000201", "revenue_type": "ppv", "basis": "net", "agency_rate": "0.400000",
          "valid_from": "2026-03-01", "valid_to": null, "notes": "As agreed in February.",
          "created_by": "a0000000-0000-4000-8000-000000000101", "created_at": "2026-02-20T09:30:00Z",
          "updated_at": "2026-02-20T09:30:00Z"
        }""")
record ModelTermResponse(
        UUID id,
        UUID agencyId,
        UUID modelId,
        RevenueType revenueType,
        Basis basis,
        BigDecimal agencyRate,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String notes,
        @Nullable UUID createdBy,
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
