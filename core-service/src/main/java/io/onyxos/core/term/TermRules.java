package io.onyxos.core.term;

import io.onyxos.core.model.Model;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** Who may see and set terms, and from which day on they may hold. */
@ApplicationScoped
class TermRules {

    private static final UUID NONE = new UUID(0, 0);

    /** The model, if the caller sees it (else 404) and has the permission (else 403). */
    Uni<Model> modelWith(String permission, UUID model) {
        return Model.permitted(model, permission);
    }

    /** The date in the agency's zone. */
    Uni<LocalDate> today() {
        return Sql.row("select private.my_today() as today", row -> row.date("today"));
    }

    /**
     * Refuses a start in the past: only the first term of its type may tell how it has always been. Of two that would be
     * first at once one is, since both wait for the model.
     */
    Uni<Void> startsInTime(ModelTerm term) {
        UUID self = term.id == null ? NONE : term.id;
        return today().flatMap(today -> term.validFrom.isBefore(today)
                ? Sql.run("select from public.models where id = $1 for no key update", term.modelId)
                        .flatMap(locked -> ModelTerm.isFirst(term.modelId, term.revenueType, self))
                        .invoke(TermRules::refuseLate)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem());
    }

    private static void refuseLate(boolean first) {
        if (!first) {
            throw Problem.refused("starts_in_the_past").at("/valid_from", "must be today or later");
        }
    }
}
