package io.onyxos.core.term;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How revenue would be split; nothing is stored.
 *
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
record SimulationResponse(String currency, List<Split> lines, Parts totals, Parts differenceToCurrent) {

    /** Money of the agency and of the model; together the net. */
    record Parts(BigDecimal net, BigDecimal agency, BigDecimal model) {

        static Parts of(List<Split> splits) {
            BigDecimal agency = sum(splits, Split::agency);
            BigDecimal model = sum(splits, Split::model);
            return new Parts(agency.add(model), agency, model);
        }

        Parts minus(Parts other) {
            return new Parts(net.subtract(other.net), agency.subtract(other.agency), model.subtract(other.model));
        }

        private static BigDecimal sum(List<Split> splits, Function<Split, BigDecimal> part) {
            return splits.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    static SimulationResponse of(String currency, List<Split> proposed, List<Split> current) {
        Parts totals = Parts.of(proposed);
        return new SimulationResponse(currency, proposed, totals, totals.minus(Parts.of(current)));
    }
}
