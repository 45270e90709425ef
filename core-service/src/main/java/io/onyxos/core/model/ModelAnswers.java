package io.onyxos.core.model;

import io.onyxos.core.account.ModelAccount;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Models with what their answers add to the row: accounts and what the caller may do. */
final class ModelAnswers {

    private static final String BY_ID = """
            select m, a from Model m left join ModelAccount a on a.modelId = m.id
            where m.id = ?1 order by a.platform, a.username, a.id""";

    private ModelAnswers() {}

    /** The model with its accounts in one query, or 404. */
    static Uni<ModelResponse> required(UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(BY_ID, Object[].class)
                        .setParameter(1, id)
                        .getResultList())
                .flatMap(rows -> {
                    if (rows.isEmpty()) {
                        throw Problem.notFound();
                    }
                    List<ModelAccount> accounts = rows.stream()
                            .map(row -> (ModelAccount) row[1])
                            .filter(Objects::nonNull)
                            .toList();
                    return of((Model) rows.get(0)[0], accounts);
                });
    }

    static Uni<ModelResponse> of(Model model, List<ModelAccount> accounts) {
        return Standing.ofCaller().map(standing -> ModelResponse.of(model, accounts, ModelRights.of(standing)));
    }

    static Uni<ModelResponse> of(Model model) {
        return of(new Page<>(List.of(model), null)).map(page -> page.data().get(0));
    }

    /** One query more, however many models. */
    static Uni<Page<ModelResponse>> of(Page<Model> models) {
        return ModelAccount.byModel(
                        models.data().stream().map(model -> model.id).toList())
                .flatMap(accounts -> Standing.ofCaller()
                        .map(ModelRights::of)
                        .map(rights -> models.map(
                                model -> ModelResponse.of(model, accounts.getOrDefault(model.id, List.of()), rights))));
    }
}
