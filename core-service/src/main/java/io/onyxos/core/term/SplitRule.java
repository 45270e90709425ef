package io.onyxos.core.term;

import io.onyxos.kit.http.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a day's terms divide revenue: the term of the very type, else the one for any, else a standing percentage of net.
 * The agency's part is rounded half up, away from zero, to the currency's smallest unit; the model gets the rest of net,
 * so the parts always sum to it.
 */
final class SplitRule {

    private static final int PERCENT = 2;

    private final Map<RevenueType, Rate> rates = new EnumMap<>(RevenueType.class);
    private final Rate fallback;

    /**
     * @param inForce at most one rate for each type
     * @param splitPercentage the agency's share of net where no rate applies, 0 to 100
     */
    SplitRule(Collection<Rate> inForce, BigDecimal splitPercentage) {
        inForce.forEach(rate -> rates.put(rate.revenueType(), rate));
        fallback = new Rate(RevenueType.ANY, Basis.NET, splitPercentage.movePointLeft(PERCENT));
    }

    /**
     * Divides revenue, one split for each type in the order of the lines; lines of one type are added up first.
     *
     * @param exponent decimals of the currency: 2 for EUR, 0 for JPY
     */
    List<Split> apply(List<Revenue> lines, int exponent) {
        Map<RevenueType, Revenue> pooled = new EnumMap<>(RevenueType.class);
        List<RevenueType> asked = new ArrayList<>();
        for (Revenue line : lines) {
            if (pooled.merge(line.revenueType(), line, Revenue::plus) == line) {
                asked.add(line.revenueType());
            }
        }
        return asked.stream().map(type -> split(pooled.get(type), exponent)).toList();
    }

    private Split split(Revenue revenue, int exponent) {
        Rate own = rates.getOrDefault(revenue.revenueType(), rates.get(RevenueType.ANY));
        Rate term = own == null ? fallback : own;
        BigDecimal base = revenue.base(term.basis());
        if (base == null) {
            throw Problem.refused(
                    "gross_required", "The term takes its rate of gross: " + revenue.revenueType().stored + ".");
        }
        BigDecimal agency = base.multiply(term.agencyRate()).setScale(exponent, RoundingMode.HALF_UP);
        return new Split(
                revenue.revenueType(),
                term,
                own == null,
                base.setScale(exponent, RoundingMode.UNNECESSARY),
                agency,
                revenue.net().setScale(exponent, RoundingMode.UNNECESSARY).subtract(agency));
    }
}
