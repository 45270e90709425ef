package io.onyxos.core.model;

import io.onyxos.core.account.ModelAccount;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Models with what their answers add to the row: accounts and what the caller may do. */
@ApplicationScoped
class ModelAnswers {

    private final Database database;

    ModelAnswers(Database database) {
        this.database = database;
    }

    Uni<ModelResponse> of(Model model) {
        return of(new Page<>(List.of(model), null)).map(page -> page.data().get(0));
    }

    /** Two queries more, however many models. */
    Uni<Page<ModelResponse>> of(Page<Model> models) {
        return ModelAccount.byModel(
                        models.data().stream().map(model -> model.id).toList())
                .flatMap(accounts -> ModelRights.ofCaller(database)
                        .map(rights -> models.map(
                                model -> ModelResponse.of(model, accounts.getOrDefault(model.id, List.of()), rights))));
    }
}
