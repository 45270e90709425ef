package io.onyxos.core.term;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;

/**
 * Revenue of one type, divided. {@code agency + model} is exactly the net.
 *
 * @param term the rate that was used; its own type may be any
 * @param fallback whether no term applied, so that the model's standing percentage of net was used
 * @param base the amount that the rate was taken of
 * @param agency the amount that the agency gets
 * @param model the amount that the model gets
 */
record Split(
        RevenueType revenueType,
        @Nullable Rate term,
        boolean fallback,
        BigDecimal base,
        BigDecimal agency,
        BigDecimal model) {}
