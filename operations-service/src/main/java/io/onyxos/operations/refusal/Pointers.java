package io.onyxos.operations.refusal;

import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** The fields that codes of the database are about: {@code PT400 not_schedulable} says whom, not where he stands. */
public record Pointers(Map<String, String> byCode) {

    /** Adds the pointer to refusals with one of the codes and leaves all other failures as they are. */
    public <T> Uni<T> in(Uni<T> work) {
        return work.onFailure().transform(failure -> {
            Problem problem = Problem.of(failure);
            String pointer = byCode.get(problem.code());
            return pointer == null ? failure : problem.at(pointer, problem.code(), problem.getMessage());
        });
    }
}
