package io.onyxos.core.modelimport;

import io.onyxos.core.account.ModelAccountRequest;
import io.onyxos.core.account.Platform;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.SqlRow;
import io.smallrye.mutiny.Uni;
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

    private final Validator validator;

    ImportModel(Validator validator) {
        this.validator = validator;
    }

    /** The account that has this id on the platform. */
    private record Known(UUID account, UUID model, String username, String avatarUrl) {

        static Known of(SqlRow row) {
            return new Known(row.uuid("id"), row.uuid("model_id"), row.text("username"), row.text("avatar_url"));
        }
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
        return Sql.run("savepoint item")
                .flatMap(saved -> Sql.rowOrNull(FIND, Known::of, platform, item.externalId()))
                .flatMap(known -> known == null ? create(platform, item) : refresh(known, item))
                .call(done -> Sql.run(done.error() == null ? "release savepoint item" : "rollback to savepoint item"));
    }

    /** Asks for no error of the database, which would end the transaction for all items. */
    private Uni<ModelImportItem> create(Platform platform, ImportedModel item) {
        return Sql.rowOrNull(
                        "insert into public.models (name, avatar_url) values ($1, $2) on conflict do nothing returning id",
                        row -> row.uuid("id"),
                        item.name(),
                        item.avatarUrl())
                .flatMap(model -> model == null
                        ? Uni.createFrom().item(ModelImportItem.error("name_taken"))
                        : addAccount(model, platform, item));
    }

    private Uni<ModelImportItem> addAccount(UUID model, Platform platform, ImportedModel item) {
        return Sql.run(
                        "insert into public.model_accounts (model_id, platform, external_id, username)"
                                + " values ($1, $2, $3, $4) on conflict do nothing",
                        model,
                        platform,
                        item.externalId(),
                        username(item))
                .map(added -> added == 0
                        ? ModelImportItem.error("username_taken")
                        : ModelImportItem.of(ModelImportOutcome.CREATED, model));
    }

    /** A new username is the platform's to tell; the name and an avatar may have been edited here and stay. */
    private Uni<ModelImportItem> refresh(Known known, ImportedModel item) {
        UUID model = known.model;
        boolean renamed = !known.username.equals(username(item));
        boolean pictured = known.avatarUrl == null && item.avatarUrl() != null;
        if (!renamed && !pictured) {
            return Uni.createFrom().item(ModelImportItem.of(ModelImportOutcome.UNCHANGED, model));
        }
        return Sql.run(
                        "update public.model_accounts a set username = $2 where id = $1 and not exists (select"
                                + " from public.model_accounts o where o.platform = a.platform and o.id <> a.id"
                                + " and lower(o.username) = lower($2))",
                        known.account,
                        username(item))
                .flatMap(updated -> updated == 0
                        ? Uni.createFrom().item(ModelImportItem.error("username_taken"))
                        : touch(model, item).replaceWith(ModelImportItem.of(ModelImportOutcome.UPDATED, model)));
    }

    /** Also without a new avatar: the model's tag stands for its accounts. */
    private Uni<Integer> touch(UUID model, ImportedModel item) {
        return Sql.run(
                "update public.models set avatar_url = coalesce(avatar_url, $2) where id = $1",
                model,
                item.avatarUrl());
    }

    private static String username(ImportedModel item) {
        return ModelAccountRequest.withoutAt(item.username());
    }
}
