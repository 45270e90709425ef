package io.onyxos.core.term;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/**
 * Revenue of one type.
 *
 * @param gross the amount that the audience paid; needed where the term takes its rate of gross
 * @param refunds given back of it; absent for none
 * @param net what the platform pays out, after its fee
 */
record Revenue(
        @NotNull RevenueType revenueType,
        BigDecimal gross,
        BigDecimal refunds,
        @NotNull BigDecimal net) {

    /** Both together; they are split once, so that cents are rounded once. */
    Revenue plus(Revenue other) {
        return new Revenue(
                revenueType,
                gross == null || other.gross == null ? null : gross.add(other.gross),
                refundsOrNone().add(other.refundsOrNone()),
                net.add(other.net));
    }

    /** What the rate is taken of; null where gross is needed and not known. */
    BigDecimal base(Basis basis) {
        if (basis == Basis.NET) {
            return net;
        }
        return gross == null ? null : gross.subtract(refundsOrNone());
    }

    private BigDecimal refundsOrNone() {
        return refunds == null ? BigDecimal.ZERO : refunds;
    }
}
