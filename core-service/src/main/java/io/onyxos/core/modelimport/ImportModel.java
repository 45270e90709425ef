package io.onyxos.core.modelimport;

import io.onyxos.core.account.ModelAccountRequest;
import io.onyxos.core.account.Platform;
import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.UUID;

/** Takes one item over, in a savepoint of its own: what fails leaves nothing of it and does not harm the others. */
@ApplicationScoped
class ImportModel {

    /** Policies confine it to the caller's agency. */
    private static final String FIND = "select a.id, a.model_id, a.username, m.avatar_url"
            + " from public.model_accounts a join public.models m on m.id = a.model_id"
            + " where a.platform = $1 and a.external_id = $2";

    private final Database database;
    private final Validator validator;

    ImportModel(Database database, Validator validator) {
        this.database = database;
        this.validator = validator;
    }

    Uni<ModelImportItem> from(ImportedModel item) {
        if (!validator.validate(item).isEmpty()) {
            return Uni.createFrom().item(ModelImportItem.error("validation_failed"));
        }
        Platform platform;
        try {
            platform = Platform.named(item.platform());
        } catch (IllegalArgumentException unknown) {
            return Uni.createFrom().item(ModelImportItem.error("unknown_platform"));
        }
        return sql("savepoint item")
                .flatMap(saved -> database.sql(FIND, Tuple.of(platform.stored(), item.externalId())))
                .flatMap(rows -> rows.rowCount() == 0
                        ? create(platform, item)
                        : refresh(rows.iterator().next(), item))
                .call(done -> sql(done.error() == null ? "release savepoint item" : "rollback to savepoint item"));
    }

    /** Asks for no error of the database, which would end the transaction for all items. */
    private Uni<ModelImportItem> create(Platform platform, ImportedModel item) {
        return database.sql(
                        "insert into public.models (name, avatar_url) values ($1, $2) on conflict do nothing returning id",
                        Tuple.of(item.name(), item.avatarUrl()))
                .flatMap(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(ModelImportItem.error("name_taken"))
                        : addAccount(rows.iterator().next().getUUID(0), platform, item));
    }

    private Uni<ModelImportItem> addAccount(UUID model, Platform platform, ImportedModel item) {
        return database.sql(
                        "insert into public.model_accounts (model_id, platform, external_id, username)"
                                + " values ($1, $2, $3, $4) on conflict do nothing",
                        Tuple.of(model, platform.stored(), item.externalId(), username(item)))
                .map(added -> added.rowCount() == 0
                        ? ModelImportItem.error("username_taken")
                        : ModelImportItem.of(ModelImportOutcome.CREATED, model));
    }

    /** A new username is the platform's to tell; the name and an avatar may have been edited here and stay. */
    private Uni<ModelImportItem> refresh(Row known, ImportedModel item) {
        UUID model = known.getUUID("model_id");
        boolean renamed = !known.getString("username").equals(username(item));
        boolean pictured = known.getString("avatar_url") == null && item.avatarUrl() != null;
        if (!renamed && !pictured) {
            return Uni.createFrom().item(ModelImportItem.of(ModelImportOutcome.UNCHANGED, model));
        }
        return database.sql(
                        "update public.model_accounts a set username = $2 where id = $1 and not exists (select"
                                + " from public.model_accounts o where o.platform = a.platform and o.id <> a.id"
                                + " and lower(o.username) = lower($2))",
                        Tuple.of(known.getUUID("id"), username(item)))
                .flatMap(updated -> updated.rowCount() == 0
                        ? Uni.createFrom().item(ModelImportItem.error("username_taken"))
                        : touch(model, item).replaceWith(ModelImportItem.of(ModelImportOutcome.UPDATED, model)));
    }

    /** Also without a new avatar: the model's tag stands for its accounts. */
    private Uni<Void> touch(UUID model, ImportedModel item) {
        return database.sql(
                        "update public.models set avatar_url = coalesce(avatar_url, $2) where id = $1",
                        Tuple.of(model, item.avatarUrl()))
                .replaceWithVoid();
    }

    private Uni<Void> sql(String command) {
        return database.sql(command, Tuple.tuple()).replaceWithVoid();
    }

    private static String username(ImportedModel item) {
        return ModelAccountRequest.withoutAt(item.username());
    }
}
