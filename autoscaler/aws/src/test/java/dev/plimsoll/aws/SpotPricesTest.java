package dev.plimsoll.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.aws.wire.Launch;
import dev.plimsoll.core.model.SpotPrices;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class SpotPricesTest {

    private static final SpotPrices SPOT = new SpotPrices(new BigDecimal("0.4"), new BigDecimal("0.05"));

    @Test
    void withoutAWordSpotCostsWhatOthersDo() {
        assertThat(SpotPrices.DEFAULT.expected(192_000, PurchaseMix.SPOT.onDemandPercentage(3)))
                .isEqualTo(192_000);
    }

    @Test
    void theRiskIsAPriceAndOnDemandInstancesAreFreeOfIt() {
        assertThat(SPOT.expected(192_000, PurchaseMix.SPOT.onDemandPercentage(0)))
                .isEqualTo(86_400);
        assertThat(SPOT.expected(192_000, PurchaseMix.ON_DEMAND.onDemandPercentage(9)))
                .isEqualTo(192_000);
    }

    @Test
    void aMixedGroupBuysOnDemandUpToItsBaseAndThenByItsShare() {
        var mix = new PurchaseMix(2, 25, Launch.CheapestFirst.NEVER);

        assertThat(SPOT.expected(100_000, mix.onDemandPercentage(1))).isEqualTo(100_000);
        assertThat(SPOT.expected(100_000, mix.onDemandPercentage(2))).isEqualTo(58_750);
    }
}
