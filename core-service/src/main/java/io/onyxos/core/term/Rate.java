package io.onyxos.core.term;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/**
 * What the agency gets of one revenue type.
 *
 * @param agencyRate a fraction from 0 to 1, six decimals
 */
record Rate(
        @NotNull RevenueType revenueType,
        @NotNull Basis basis,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) BigDecimal agencyRate) {}
