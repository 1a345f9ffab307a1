package dev.plimsoll.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.core.template.TypeOffer;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTest {

    private static final long MEBIBYTE = 1 << 20;

    private final Catalogue catalogue = Catalogue.of(InstanceSettings.DEFAULT);

    @Test
    void knowsSizesDevicesAndPrices() {
        InstanceType type = type("g4dn.xlarge");

        assertThat(type.architecture()).isEqualTo("amd64");
        assertThat(type.capacity().cpuMillis()).isEqualTo(4000);
        assertThat(type.capacity().memoryBytes()).isEqualTo(16384 * MEBIBYTE);
        assertThat(type.capacity().other(Resources.GPU)).isEqualTo(1);
        assertThat(type.microDollarsPerHour()).isEqualTo(526_000);
        assertThat(type("m5.large").capacity().others()).isEmpty();
        assertThat(type("inf2.xlarge").capacity().other("aws.amazon.com/neuron"))
                .isEqualTo(1);
        assertThat(type("g6f.large").capacity().other(Resources.GPU)).isEqualTo(1);
    }

    @Test
    void anUnknownTypeNamesTheNearest() {
        assertThat(catalogue.find("m5.larg")).isNull();
        assertThat(catalogue.whyUnknown("m5.larg"))
                .isEqualTo("no instance type is called \"m5.larg\": did you mean \"m5.large\"?");
    }

    /** What EKS nodes report, in GiB, lowest and highest: 2i2c's infrastructure, instance_capacities.yaml, commit 026837d. */
    @ParameterizedTest
    @CsvSource({
        "m5.large,1930,6.803,6.815",
        "m5.xlarge,3920,14.202,14.375",
        "r5.xlarge,3920,29.916,29.937",
        "r5.2xlarge,7910,61.041,61.041",
        "r5.4xlarge,15890,121.492,121.504",
        "r5.16xlarge,63770,490.108,490.108",
        "g4dn.xlarge,3920,14.666,14.675",
        "g4dn.2xlarge,7910,30.227,30.227"
    })
    void leavesForPodsWhatRealNodesReport(String name, long cpuMillis, BigDecimal lowest, BigDecimal highest) {
        Resources left = TypeOffer.nominal(type(name)).room(Catalogue.measuredOverhead());

        assertThat(left.cpuMillis()).isEqualTo(cpuMillis);
        double gibibytes = left.memoryBytes() / (double) (1L << 30);
        assertThat(gibibytes).isBetween(lowest.doubleValue() * 0.997, highest.doubleValue() * 1.001);
    }

    @Test
    void takesOneShareForAllTypesWhenToldTo() {
        Catalogue told = Catalogue.of(new InstanceSettings(
                "eu-central-1",
                ImmutableMaps.copyOf(Map.of("m5.large", new BigDecimal("0.115"))),
                new BigDecimal("0.075")));

        Resources left = TypeOffer.nominal(type("m5.large")).room(told.overhead());

        assertThat(left.memoryBytes() / MEBIBYTE).isEqualTo(6903);
        assertThat(told.prices().of("m5.large").microDollarsPerHour()).isEqualTo(115_000);
        assertThat(told.origin())
                .isEqualTo("EC2 on demand, us-east-1, 2026-07-20, in place of eu-central-1, of which there is no list,"
                        + " and 1 of the configuration; memory overhead of 7.5 % for all types");
    }

    private InstanceType type(String name) {
        return Objects.requireNonNull(catalogue.find(name), name);
    }
}
