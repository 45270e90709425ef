package io.onyxos.core.model;

import io.onyxos.kit.database.Standing;
import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;

/** A creator whom the agency manages. */
@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "models")
public class Model extends StoredRow {

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
    @Enumerated(EnumType.STRING)
    public ModelStatus status;

    @Column(insertable = false, updatable = false)
    public Instant archivedAt;

    private static final Order<Model> BY_NAME = Order.<Model>ascending()
            .by("m.name", String.class, model -> model.name)
            .by("m.id", UUID.class, model -> model.id);
    private static final Order<Model> BY_AGE = Order.<Model>ascending()
            .by("m.createdAt", Instant.class, model -> model.createdAt)
            .by("m.id", UUID.class, model -> model.id);

    /** The model, if the caller sees it (else 404) and has the permission (else 403). */
    public static Uni<Model> permitted(UUID id, String permission) {
        return required(Model.class, id).call(visible -> Standing.requiring(permission));
    }

    static Uni<Page<Model>> page(ModelFilter filter) {
        PageQuery<Model> query = PageQuery.of(filter.page(), filter.sort() == ModelSort.CREATED_AT ? BY_AGE : BY_NAME);
        query = filter.status() == null
                ? query.where("m.archivedAt is null")
                : query.where("m.status = ?", filter.status());
        return query.where("array_position(m.tags, ?) > 0", filter.tag())
                .where("lower(m.name) like ? escape '!'", PageQuery.startingWith(filter.q()))
                .where("m.managerId = ?", filter.managerId())
                .where(
                        "exists (select 1 from ModelAccount a where a.modelId = m.id and a.platform = ?)",
                        filter.storedPlatform())
                .where("m.updatedAt >= ?", filter.updatedSince())
                .fetch((hql, values) -> find("from Model m where " + hql, values));
    }

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
