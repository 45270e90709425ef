package io.onyxos.core.modelprivate;

import io.onyxos.kit.http.Versioned;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A private file; every reading of it leaves a trace in the audit trail. */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000401", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "model_id": "a0000000-0000-4000-8000-000000000201", "legal_name": "Maria Ionescu", "birth_date": "1998-04-17",
          "email": "maria@example.com", "phone": "+40712345678", "country": "RO", "notes": null,
          "created_at": "2026-02-01T09:30:00Z", "updated_at": "2026-03-04T11:02:05.123456Z"
        }""")
record ModelPrivateResponse(
        UUID id,
        UUID agencyId,
        UUID modelId,
        @Nullable String legalName,
        @Nullable LocalDate birthDate,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String notes,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ModelPrivateResponse of(ModelPrivate file) {
        return new ModelPrivateResponse(
                file.id,
                file.agencyId,
                file.modelId,
                file.legalName,
                file.birthDate,
                file.email,
                file.phone,
                file.country,
                file.notes,
                file.createdAt,
                file.updatedAt);
    }
}
