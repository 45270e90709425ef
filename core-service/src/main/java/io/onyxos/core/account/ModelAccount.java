package io.onyxos.core.account;

import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;

/** A model's identity on one platform; {@code externalId} is the platform's own and survives a change of username. */
@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "model_accounts")
public class ModelAccount extends StoredRow {

    @Column(updatable = false)
    public UUID modelId;

    public String platform;
    public String externalId;
    public String username;
    public String url;
    public Boolean isPrimary;

    private static final Order<ModelAccount> BY_PLATFORM = Order.<ModelAccount>ascending()
            .by("platform", String.class, account -> account.platform)
            .by("username", String.class, account -> account.username)
            .by("id", UUID.class, account -> account.id);

    static Uni<Page<ModelAccount>> page(UUID model, PageRequest request) {
        return PageQuery.of(request, BY_PLATFORM).where("modelId = ?", model).fetch((hql, values) -> find(hql, values));
    }

    /** The accounts of these models, by model; a model without any is absent. */
    public static Uni<Map<UUID, List<ModelAccount>>> byModel(Collection<UUID> models) {
        // Hibernate plans a query with a list of parameters anew each time, one with an array once
        return ModelAccount.<ModelAccount>list(
                        "cast(sql('(? = any(?))', modelId, ?1) as Boolean) = true order by platform, username, id",
                        (Object) models.toArray(UUID[]::new))
                .map(accounts -> accounts.stream().collect(Collectors.groupingBy(account -> account.modelId)));
    }

    /** A new account of a model, not stored yet. */
    public static ModelAccount of(UUID model, ModelAccountRequest request) {
        ModelAccount account = new ModelAccount().apply(request);
        account.modelId = model;
        return account;
    }

    ModelAccount apply(ModelAccountRequest request) {
        platform = request.platform().stored();
        externalId = request.externalId();
        username = request.username();
        url = request.url();
        isPrimary = request.isPrimary();
        return this;
    }
}
