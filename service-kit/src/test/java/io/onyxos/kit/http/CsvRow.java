package io.onyxos.kit.http;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A line of a file that is imported. */
public record CsvRow(
        @NotNull LocalDate soldOn,
        @NotNull @DecimalMin("0") BigDecimal grossAmount,
        Integer count,
        DraftStatus status,
        @Size(max = 20) @MultiLine String note) {}
