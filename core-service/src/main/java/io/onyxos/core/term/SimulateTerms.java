package io.onyxos.core.term;

import io.onyxos.core.model.Model;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Splits revenue by proposed terms, or by those of a day, and compares with the terms of today. */
@ApplicationScoped
class SimulateTerms {

    Uni<SimulationResponse> of(Model model, SimulationRequest request) {
        int exponent = Currency.getInstance(request.currency()).getDefaultFractionDigits();
        refuseUnclear(request, exponent);
        return proposal(model, request)
                .map(rule -> rule.apply(request.lines(), exponent))
                .flatMap(proposed -> today().flatMap(today -> inForce(model, today))
                        .map(rule -> rule.apply(request.lines(), exponent))
                        .map(current -> SimulationResponse.of(request.currency(), proposed, current)));
    }

    /** The date in the agency's zone. */
    private static Uni<LocalDate> today() {
        return Sql.row("select private.my_today() as today", row -> row.date("today"));
    }

    private static Uni<SplitRule> proposal(Model model, SimulationRequest request) {
        return request.at() == null
                ? Uni.createFrom().item(new SplitRule(request.terms(), model.agencySplitPercentage))
                : inForce(model, request.at());
    }

    private static Uni<SplitRule> inForce(Model model, LocalDate day) {
        return ModelTerm.inForce(model.id, day)
                .map(terms -> new SplitRule(terms.stream().map(ModelTerm::rate).toList(), model.agencySplitPercentage));
    }

    private static void refuseUnclear(SimulationRequest request, int exponent) {
        if ((request.terms() == null) == (request.at() == null)) {
            throw invalid("/terms", "give either terms or at");
        }
        Set<RevenueType> seen = new HashSet<>();
        if (request.terms() != null
                && !request.terms().stream().map(Rate::revenueType).allMatch(seen::add)) {
            throw invalid("/terms", "at most one term for each revenue type");
        }
        List<Revenue> lines = request.lines();
        for (int i = 0; i < lines.size(); i++) {
            Revenue line = lines.get(i);
            if (line.revenueType() == RevenueType.ANY) {
                throw invalid("/lines/" + i + "/revenue_type", "money is paid for one thing");
            }
            if (Stream.of(line.gross(), line.refunds(), line.net())
                    .filter(Objects::nonNull)
                    .map(BigDecimal::stripTrailingZeros)
                    .anyMatch(amount -> amount.scale() > exponent)) {
                throw invalid("/lines/" + i, "more decimals than the currency has");
            }
        }
    }

    private static Problem invalid(String pointer, String detail) {
        return Problem.refused("validation_failed").at(pointer, "invalid_value", detail);
    }
}
