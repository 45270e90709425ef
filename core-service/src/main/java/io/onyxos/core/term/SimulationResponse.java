package io.onyxos.core.term;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How revenue would be split; nothing is stored.
 *
 * @param currency of all amounts
 * @param lines one for each revenue type that was asked about
 * @param differenceToCurrent what changes against the terms in force today: positive is more than today
 */
@Schema(examples = """
        {
          "currency": "EUR",
          "lines": [{
            "revenue_type": "ppv", "term": {"revenue_type": "ppv", "basis": "net", "agency_rate": "0.4"}, "fallback": false,
            "base": "960.00", "agency": "384.00", "model": "576.00"
          }],
          "totals": {"net": "960.00", "agency": "384.00", "model": "576.00"},
          "difference_to_current": {"net": "0.00", "agency": "-96.00", "model": "96.00"}
        }""")
record SimulationResponse(String currency, List<Split> lines, SplitParts totals, SplitParts differenceToCurrent) {

    static SimulationResponse of(String currency, List<Split> proposed, List<Split> current) {
        SplitParts totals = SplitParts.of(proposed);
        return new SimulationResponse(currency, proposed, totals, totals.minus(SplitParts.of(current)));
    }
}
