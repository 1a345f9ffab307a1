package dev.plimsoll.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceListTest {

    @ParameterizedTest
    @CsvSource({
        "'', m5.large, 96000, LISTED, 'EC2 on demand, us-east-1, 2026-07-20'",
        "us-gov-west-1, m5.large, 121000, LISTED, 'EC2 on demand, us-gov-west-1, 2026-07-20'",
        "us-gov-east-1, p5.48xlarge, 55040000, ELSEWHERE, 'EC2 on demand, us-east-1, 2026-07-20'",
        "eu-central-1, m5.large, 96000, ELSEWHERE, 'EC2 on demand, us-east-1, 2026-07-20'",
        "'', m5.3xlarge, 576000, BY_KIN, 'no list; estimated by m5.4xlarge, 2026-07-20'",
        "'', m99.large, 96000, BY_KIN, 'no list; estimated by m5.large, 2026-07-20'",
    })
    void saysHowEveryPriceIsKnown(String region, String type, long micros, Price.Basis basis, String source) {
        Price price = PriceList.ofRegion(region).of(type);

        assertThat(price.basis()).isEqualTo(basis);
        assertThat(price.source()).isEqualTo(source);
        assertThat(price.microDollarsPerHour()).isEqualTo(micros);
    }

    @Test
    void theOwnersPriceWins() {
        PriceList list = PriceList.ofRegion("eu-central-1").with(Map.of("m5.large", 7L));

        assertThat(list.of("m5.large")).isEqualTo(new Price(7, Price.Basis.OWN, "the configuration"));
        assertThat(list.origin())
                .isEqualTo("EC2 on demand, us-east-1, 2026-07-20, in place of eu-central-1, of which there is no list,"
                        + " and 1 of the configuration");
        assertThatThrownBy(() -> list.with(Map.of("m5.large", 0L)))
                .hasMessage("the price of m5.large is 0 micro-dollars an hour: give more than nothing");
    }
}
