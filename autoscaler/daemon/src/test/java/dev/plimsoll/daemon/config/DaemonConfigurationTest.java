package dev.plimsoll.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.aws.SpotPrices;
import dev.plimsoll.configuration.ConfigurationException;
import dev.plimsoll.configuration.SettingsFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DaemonConfigurationTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whatIsPrintedReadsBackAsTheSame() throws IOException {
        assertThat(read(SettingsFile.print(DaemonConfiguration.DEFAULT))).isEqualTo(DaemonConfiguration.DEFAULT);
    }

    @Test
    void everyKeyReachesItsPlace() throws IOException {
        DaemonConfiguration read = read("""
                groups:
                  clusterName: shop
                  dollarsPerHour: {x9.large: 0.0125}
                  spot: {priceShare: 0.4, interruptionShare: 0.05}
                kubernetes: {namespace: scaling, lease: a, memoryConfigMap: b, statusConfigMap: c, schedulers: [mine]}
                rounds: {atLeastEvery: 20s, gap: 2s, longestGap: 9s, groupsMoving: 4s, groupsStill: 25s}
                server: {address: 127.0.0.1, port: 0}
                planning: {search: 0.2s, seed: 7}
                autoscaler: {purchases: {settle: 3s}}
                """);

        assertThat(read.groups().ownership())
                .hasToString("k8s.io/cluster-autoscaler/enabled, k8s.io/cluster-autoscaler/shop");
        assertThat(read.groups().microDollarsPerHour()).isEqualTo(Map.of("x9.large", 12_500L));
        assertThat(read.groups().spot()).isEqualTo(new SpotPrices(new BigDecimal("0.4"), new BigDecimal("0.05")));
        assertThat(read.kubernetes().schedulers()).containsExactly("mine");
        assertThat(read.rounds())
                .isEqualTo(new DaemonConfiguration.Rounds(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(25)));
        assertThat(read.server()).isEqualTo(new DaemonConfiguration.Server("127.0.0.1", 0));
        assertThat(read.planning()).isEqualTo(new DaemonConfiguration.Planning(Duration.ofMillis(200), 7));
        assertThat(read.autoscaler().purchases().settle()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void tagsOfItsOwnTakeThePlaceOfThoseOfTheCluster() throws IOException {
        assertThat(read("groups: {tags: [team=web, scaled]}").groups().ownership())
                .hasToString("team=web, scaled");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            groups: {clustername: shop}                   | unknown key 'groups.clustername'; known here: clusterName, tags, dollarsPerHour, spot
            'groups: {tags: [a, =b]}'                     | the tag '=b' has no key: give KEY or KEY=VALUE
            'groups: {tags: [a, {b: c}]}'                   | 'groups.tags[1]'
            groups: {dollarsPerHour: {x9.large: 0}}       | groups.dollarsPerHour has x9.large at 0: give at least a millionth
            groups: {dollarsPerHour: {x9.large: 1.0e-9}}  | groups.dollarsPerHour has x9.large at 1.0E-9
            groups: {spot: {priceShare: 0}}               | priceShare is 0: give the share of the on-demand price
            groups: {spot: {interruptionShare: -1}}       | interruptionShare is -1: give the share
            kubernetes: {lease: }                         | 'kubernetes.lease' has no value
            rounds: {atLeastEvery: 0s}                    | rounds.atLeastEvery is PT0S: give a time longer than zero
            rounds: {gap: -1s}                            | rounds.gap is PT-1S: give a time of zero or more
            rounds: {longestGap: -1s}                     | rounds.longestGap is PT-1S
            rounds: {groupsMoving: -1s}                   | rounds.groupsMoving is PT-1S
            rounds: {groupsStill: -1s}                    | rounds.groupsStill is PT-1S
            planning: {search: -1s}                       | planning.search is PT-1S: give a time of zero or more
            server: {port: 70000}                         | server.port is 70000: give one from 0 (any) to 65535
            """)
    void refusesWhatItCannotUse(String yaml, String complaint) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void wantsToKnowWhoseGroups() {
        assertThatThrownBy(() -> DaemonConfiguration.DEFAULT.groups().ownership())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("groups.clusterName is empty: name the cluster");
    }

    private DaemonConfiguration read(String yaml) throws IOException {
        return DaemonConfiguration.read(Files.writeString(directory.resolve("plimsoll.yaml"), yaml));
    }
}
