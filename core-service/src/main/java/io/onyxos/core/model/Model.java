package io.onyxos.core.model;

import io.onyxos.kit.entity.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;

@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "models")
class Model extends StoredRow {

    public String name;
    public String avatarUrl;
    public String bannerUrl;
    public String bio;
    public String timezone;
    public String language;
    public String[] tags;
    public String boundaries;
    public String handoverNotes;
    public LocalDate joinedOn;
    public LocalDate leftOn;
    public UUID managerId;
    public BigDecimal agencySplitPercentage;

    /** Moves only by {@code core.set_model_status}. */
    @Column(insertable = false, updatable = false)
    public String status;

    @Column(insertable = false, updatable = false)
    public Instant archivedAt;

    Model apply(ModelRequest request) {
        name = request.name();
        avatarUrl = request.avatarUrl();
        bannerUrl = request.bannerUrl();
        bio = request.bio();
        timezone = request.timezone();
        language = request.language();
        tags = request.tags() == null ? null : request.tags().toArray(String[]::new);
        boundaries = request.boundaries();
        handoverNotes = request.handoverNotes();
        joinedOn = request.joinedOn();
        leftOn = request.leftOn();
        managerId = request.managerId();
        agencySplitPercentage = request.agencySplitPercentage();
        return this;
    }
}
