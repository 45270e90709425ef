package io.onyxos.core.modelprivate;

import io.onyxos.kit.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A private file; every reading of it leaves a trace in the audit trail. */
record ModelPrivateResponse(
        UUID id,
        UUID agencyId,
        UUID modelId,
        String legalName,
        LocalDate birthDate,
        String email,
        String phone,
        String country,
        String notes,
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
