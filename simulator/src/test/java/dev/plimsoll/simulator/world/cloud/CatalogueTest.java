package dev.plimsoll.simulator.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.KubeReserved;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.TraceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTest {

    private static final long MEBIBYTE = 1 << 20;

    private final Catalogue catalogue = Catalogue.ec2();

    @Test
    void knowsSizesGpusAndPrices() {
        InstanceType type = catalogue.type("g4dn.xlarge");

        assertThat(type.architecture()).isEqualTo("amd64");
        assertThat(type.capacity().cpuMillis()).isEqualTo(4000);
        assertThat(type.capacity().memoryBytes()).isEqualTo(16384 * MEBIBYTE);
        assertThat(type.capacity().other(Resources.GPU)).isEqualTo(1);
        assertThat(type.microDollarsPerHour()).isEqualTo(526_000);
        assertThat(catalogue.type("m5.large").capacity().others()).isEmpty();
    }

    @Test
    void anUnknownTypeNamesTheNearest() {
        assertThatThrownBy(() -> catalogue.type("m5.larg"))
                .isInstanceOf(TraceException.class)
                .hasMessage("no instance type is called \"m5.larg\": did you mean \"m5.large\"?");
    }

    @ParameterizedTest
    @CsvSource({"m5.large,1930,7518", "r5.xlarge,3920,31775", "c5.18xlarge,71750,138994", "m5.24xlarge,95690,384754"})
    void keepsForTheSystemWhatEksKeeps(String name, long cpuMillis, long memoryMebibytes) {
        Resources left = KubeReserved.allocatable(catalogue.type(name));

        assertThat(left.cpuMillis()).isEqualTo(cpuMillis);
        assertThat(left.memoryBytes() / MEBIBYTE).isEqualTo(memoryMebibytes);
    }
}
