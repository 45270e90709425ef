package io.onyxos.core.modelprivate;

import io.onyxos.kit.entity.StoredRow;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;

/** The legal identity of a model; at most one row for each model. */
@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "model_private")
class ModelPrivate extends StoredRow {

    @Column(updatable = false)
    public UUID modelId;

    public String legalName;
    public LocalDate birthDate;
    public String email;
    public String phone;
    public String country;
    public String notes;

    /** Null where nothing has been filed. */
    static Uni<ModelPrivate> of(UUID model) {
        return find("modelId", model).firstResult();
    }

    /** Locked for the change; null where nothing has been filed. */
    static Uni<ModelPrivate> toChange(UUID model) {
        return ModelPrivate.<ModelPrivate>find("modelId", model)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    ModelPrivate apply(ModelPrivateRequest request) {
        legalName = request.legalName();
        birthDate = request.birthDate();
        email = request.email();
        phone = request.phone();
        country = request.country();
        notes = request.notes();
        return this;
    }
}
