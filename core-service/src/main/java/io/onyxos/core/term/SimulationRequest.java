package io.onyxos.core.term;

import io.onyxos.kit.code.CurrencyCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What if: revenue, and how it might be split. Exactly one of {@code terms} and {@code at} is given.
 *
 * @param terms proposed rates, at most one for each revenue type
 * @param at or the stored terms of this day
 * @param currency ISO 4217; its decimals are those that amounts may have
 * @param lines revenue; lines of one type are added up before they are split
 */
@Schema(examples = """
        {
          "terms": [{"revenue_type": "ppv", "basis": "net", "agency_rate": "0.4"}], "currency": "EUR",
          "lines": [{"revenue_type": "ppv", "gross": "1250.00", "refunds": "50.00", "net": "960.00"}]
        }""")
record SimulationRequest(
        @Size(max = 9) List<@NotNull @Valid Rate> terms,
        LocalDate at,
        @NotNull @CurrencyCode String currency,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid Revenue> lines) {}
