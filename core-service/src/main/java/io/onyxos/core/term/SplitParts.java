package io.onyxos.core.term;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * Money of the agency and of the model.
 *
 * @param net both amounts together
 * @param agency the amount that the agency gets
 * @param model the amount that the model gets
 */
record SplitParts(BigDecimal net, BigDecimal agency, BigDecimal model) {

    static SplitParts of(List<Split> splits) {
        BigDecimal agency = sum(splits, Split::agency);
        BigDecimal model = sum(splits, Split::model);
        return new SplitParts(agency.add(model), agency, model);
    }

    SplitParts minus(SplitParts other) {
        return new SplitParts(net.subtract(other.net), agency.subtract(other.agency), model.subtract(other.model));
    }

    private static BigDecimal sum(List<Split> splits, Function<Split, BigDecimal> part) {
        return splits.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
