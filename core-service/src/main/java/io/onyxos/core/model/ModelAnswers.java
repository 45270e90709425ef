package io.onyxos.core.model;

import io.onyxos.core.account.ModelAccount;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Models with what their answers add to the row: accounts and what the caller may do. */
final class ModelAnswers {

    private ModelAnswers() {}

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
