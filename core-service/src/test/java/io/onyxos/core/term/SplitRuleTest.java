package io.onyxos.core.term;

import static io.onyxos.core.term.Basis.GROSS;
import static io.onyxos.core.term.Basis.NET;
import static io.onyxos.core.term.RevenueType.ANY;
import static io.onyxos.core.term.RevenueType.MESSAGE;
import static io.onyxos.core.term.RevenueType.SUBSCRIPTION;
import static io.onyxos.core.term.RevenueType.TIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.http.Problem;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitRuleTest {

    private static final int EUR = 2;
    private static final int JPY = 0;
    private static final SplitRule RULE = new SplitRule(
            List.of(rate(ANY, NET, "0.50"), rate(TIP, NET, "0.30"), rate(MESSAGE, GROSS, "0.40")),
            new BigDecimal("50"));

    @Test
    void dividesTheWorkedExample() {
        List<Split> splits = RULE.apply(
                List.of(net(SUBSCRIPTION, "8000.00"), net(TIP, "1234.55"), messages("1000.00", "50.01", "759.99")),
                EUR);

        assertParts("4000.00", "4000.00", splits.get(0));
        assertParts("370.37", "864.18", splits.get(1));
        assertParts("380.00", "379.99", splits.get(2));
        assertEquals(new BigDecimal("949.99"), splits.get(2).base());
        assertEquals(
                new BigDecimal("4750.37"),
                sum(splits.stream().map(Split::agency).toList()));
        assertEquals(
                new BigDecimal("5244.17"), sum(splits.stream().map(Split::model).toList()));
    }

    @Test
    void roundsALossAwayFromZeroToo() {
        assertParts("-370.37", "-864.18", only(RULE.apply(List.of(net(TIP, "-1234.55")), EUR)));
    }

    @Test
    void roundsToWholeUnitsOfACurrencyWithoutCents() {
        assertParts("371", "864", only(RULE.apply(List.of(net(TIP, "1235")), JPY)));
    }

    @Test
    void roundsOnceForLinesOfOneType() {
        Split split = only(RULE.apply(List.of(net(TIP, "0.05"), net(TIP, "0.05")), EUR));

        assertParts("0.03", "0.07", split);
    }

    @Test
    void fallsBackToThePercentageOfNetWhereNoTermApplies() {
        SplitRule rule = new SplitRule(List.of(rate(TIP, NET, "0.30")), new BigDecimal("12.50"));

        Split fallback = only(rule.apply(List.of(net(SUBSCRIPTION, "100.00")), EUR));
        assertParts("12.50", "87.50", fallback);
        assertTrue(fallback.fallback());
        assertFalse(only(rule.apply(List.of(net(TIP, "1.00")), EUR)).fallback());
    }

    @Test
    void asksForGrossWhereTheTermTakesItsRateOfIt() {
        List<Revenue> withoutGross = List.of(net(MESSAGE, "10.00"));

        assertEquals(
                "gross_required",
                assertThrows(Problem.class, () -> RULE.apply(withoutGross, EUR)).code());
    }

    private static void assertParts(String agency, String model, Split split) {
        assertEquals(new BigDecimal(agency), split.agency());
        assertEquals(new BigDecimal(model), split.model());
    }

    private static Split only(List<Split> splits) {
        assertEquals(1, splits.size());
        return splits.get(0);
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Rate rate(RevenueType type, Basis basis, String rate) {
        return new Rate(type, basis, new BigDecimal(rate));
    }

    private static Revenue net(RevenueType type, String net) {
        return new Revenue(type, null, null, new BigDecimal(net));
    }

    private static Revenue messages(String gross, String refunds, String net) {
        return new Revenue(MESSAGE, new BigDecimal(gross), new BigDecimal(refunds), new BigDecimal(net));
    }
}
