package dev.plimsoll.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.expander.Priorities;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.model.BadInputException;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.SpotPrices;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.core.settings.Limits;
import dev.plimsoll.core.settings.Settings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationFileTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing set\n"})
    void anEmptyFileLeavesTheDefaults(String yaml) {
        assertThat(read(yaml)).isEqualTo(Configuration.DEFAULT);
    }

    @Test
    void aKeyChangesItsSettingAlone() {
        Settings settings = read("autoscaler:\n  removals:\n    waits:\n      empty: 1h30m\n")
                .autoscaler();

        assertThat(settings.removals().waits().empty()).isEqualTo(Duration.ofMinutes(90));
        assertThat(settings.removals().waits().underused()).isEqualTo(Settings.Waits.DEFAULT.underused());
        assertThat(settings.purchases()).isEqualTo(Settings.Purchases.DEFAULT);
    }

    @Test
    void everyKeyReachesItsPlace() {
        Configuration read = read("""
                groups:
                  clusterName: shop
                  tags: [team=web, scaled]
                  names: [web, api=1:10]
                  spot: {priceShare: 0.4, interruptionShare: 0.05}
                instances: {region: eu-west-3, dollarsPerHour: {x9.large: 0.0125}, memoryOverheadShare: 0.06}
                kubernetes: {namespace: scaling, lease: a, memoryConfigMap: b, statusConfigMap: c, schedulers: [mine]}
                rounds: {atLeastEvery: 20s, gap: 2s, longestGap: 9s, groupsMoving: 4s, groupsStill: 25s}
                server: {address: 127.0.0.1, port: 0}
                planning: {search: 0.2s, seed: 7, stepsPerSecond: 100}
                autoscaler: {purchases: {settle: 3s}}
                world: {tail: 30m}
                """);

        assertThat(read.groups().tags()).containsExactly("team=web", "scaled");
        assertThat(read.groups().names()).containsExactly("web", "api=1:10");
        assertThat(read.instances().region()).isEqualTo("eu-west-3");
        assertThat(read.instances().microDollarsPerHour()).isEqualTo(Map.of("x9.large", 12_500L));
        assertThat(read.instances().memoryOverheadShare()).isEqualTo(new BigDecimal("0.06"));
        assertThat(read.groups().spot()).isEqualTo(new SpotPrices(new BigDecimal("0.4"), new BigDecimal("0.05")));
        assertThat(read.kubernetes().schedulers()).containsExactly("mine");
        assertThat(read.rounds())
                .isEqualTo(new RoundsSettings(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(25)));
        assertThat(read.server()).isEqualTo(new ServerSettings("127.0.0.1", 0, "0.0.0.0", 8086));
        assertThat(read.planning()).isEqualTo(new PlanningSettings(Duration.ofMillis(200), 7, 100));
        assertThat(read.planning().searchSteps()).isEqualTo(20);
        assertThat(read.autoscaler().purchases().settle()).isEqualTo(Duration.ofSeconds(3));
        assertThat(read.world().tail()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void readsExpandersAndPrioritiesAsUsersOfClusterAutoscalerHaveThem() {
        Configuration read = read("""
                autoscaler:
                  expansion:
                    expander: priority,least-waste
                    balanceSimilarGroups: true
                    priorities:
                      10:
                        - .*spot.*
                      "1":
                        - .*
                """);

        assertThat(read.autoscaler().expansion().expander().text()).isEqualTo("priority,least-waste");
        assertThat(read.autoscaler().expansion().balanceSimilarGroups()).isTrue();
        assertThat(read.autoscaler().expansion().priorities())
                .isInstanceOfSatisfying(
                        PriorityConfig.Sound.class,
                        sound -> assertThat(sound.priorities().rules())
                                .extracting(Priorities.Rule::priority)
                                .containsExactly(10L, 1L));
        assertThat(read(ConfigurationText.print(read))).isEqualTo(read);
    }

    @Test
    void readsHowFarTheClusterMayGrow() {
        Configuration read = read("""
                autoscaler:
                  limits: {nodes: 200, dollarsPerHour: 40.5, cores: 800, memoryGiB: 3200, resources: {nvidia.com/gpu: 8}}
                """);

        assertThat(read.autoscaler().limits())
                .isEqualTo(new Limits(200L, 40.5, 800L, 3200L, ImmutableMaps.copyOf(Map.of("nvidia.com/gpu", 8L))));
        assertThat(read(ConfigurationText.print(read))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            autoscaler: {removals: {waits: {emty: 3m}}}    | unknown key 'autoscaler.removals.waits.emty': did you mean empty? Known here: empty, underused, nodeAge
            groups: {clustername: shop}                    | unknown key 'groups.clustername': did you mean clusterName?
            removals: {}                                   | unknown key 'removals': did you mean autoscaler.removals?
            '"a\\nb\\u0007\\u2028c": 1'                    | unknown key 'a\\nb\\u0007\\u2028c'
            autoscaler: {removals: {drains: {evictJobs: true}}} | give autoscaler.removals.pods.owners.interruptJobs
            planning: {searchSteps: 100}                   | 'planning.searchSteps' is a key of a former version: give planning.search as a time
            autoscaler: {removals: {waits: {empty: soon}}} | 'autoscaler.removals.waits.empty': 'soon' is not a time span
            autoscaler: {removals: {waits: {empty: 3}}}    | 'autoscaler.removals.waits.empty': '3' is not a time span
            autoscaler: {removals: {waits: {empty: -3m}}}  | 'autoscaler.removals.waits.empty' is -3m: give a value from 0 to 8760h
            autoscaler: {purchases: {provisionTimeout: 0s}} | 'autoscaler.purchases.provisionTimeout' is 0s: give a value above 0, at most 24h
            autoscaler: {removals: {nodes: {thresholds: {gpu: 1.5}}}} | 'autoscaler.removals.nodes.thresholds.gpu' is 1.5: give a value from 0 to 1
            autoscaler: {removals: {nodes: {thresholds: {gpu: .nan}}}} | 'autoscaler.removals.nodes.thresholds.gpu' is NaN
            autoscaler: {removals: {nodes: {thresholds: {gpu: .inf}}}} | 'autoscaler.removals.nodes.thresholds.gpu' is Infinity
            autoscaler: {removals: {enabled: perhaps}}     | 'autoscaler.removals.enabled'
            autoscaler: {removals: {enabled: }}            | 'autoscaler.removals.enabled' has no value: give one, or leave the key out
            autoscaler: {removals: 3}                      | 'autoscaler.removals' is 3, but settings with these keys are expected
            autoscaler: {limits: {nodes: -1}}              | 'autoscaler.limits.nodes' is -1: give a value from 0
            autoscaler: {limits: {gpus: 1}}                | unknown key 'autoscaler.limits.gpus'
            autoscaler: {limits: {resources: {gpu: 1}}}    | resources names 'gpu', which no node has: name an extended resource
            autoscaler: {limits: {resources: {nvidia.com/gpu: -1}}} | 'autoscaler.limits.resources.nvidia.com/gpu' is -1: give a value from 0
            autoscaler: {limits: {resources: {nvidia.com/gpu: }}} | resources.nvidia.com/gpu has no value
            autoscaler: {limits: {nodes: many}}            | 'autoscaler.limits.nodes'
            autoscaler: {purchases: {costs: {launchDollarsPerHour: 1e13}}} | 'autoscaler.purchases.costs.launchDollarsPerHour' is 1E+13: give a value from 0 to 10000
            autoscaler: {purchases: {costs: {commitments: {a: {instanceTypes: [m5.large], dollarsPerHour: 1e30}}}}} | 'autoscaler.purchases.costs.commitments.a.dollarsPerHour' is 1E+30
            autoscaler: {purchases: {firstBackOff: 99999999999h}} | is not a time span
            autoscaler: {purchases: {firstBackOff: 999999h}} | is 999999h: give a value above 0, at most 24h
            autoscaler: {expansion: {expander: cheapest}}  | 'autoscaler.expansion.expander': expander 'cheapest' is not known: give one of cost, least-waste
            autoscaler: {expansion: {expander: 'random,price'}} | has others after random
            autoscaler: {expansion: {expander: [cost]}}    | 'autoscaler.expansion.expander'
            autoscaler: {expansion: {priorities: {high: [a]}}} | 'autoscaler.expansion.priorities': priority 'high' is no whole number
            autoscaler: {expansion: {priorities: {10: a}}} | priority 10 has "a" in place of a list
            autoscaler: {expansion: {priorities: [a]}}     | is no table of priorities
            autoscaler: {expansion: {priorities: {1: ['(?=a)']}}} | pattern '(?=a)' is not RE2
            autoscaler: {expansion: {seed: often}}         | 'autoscaler.expansion.seed'
            autoscaler:                                    | 'autoscaler' has no value: give one, or leave the key out
            '{groups: {}, groups: {}}'                     | groups
            autoscaler: [                                  | settings.yaml:
            just text                                      | the file is "just text", but settings with these keys are expected: groups,
            groups: {clusterName: CLUSTER}                 | groups.clusterName is still CLUSTER: put your cluster's name in its place
            groups: {clusterName: ' shop'}                 | groups.clusterName is ' shop': leave out the blanks around it
            'groups: {tags: [a, =b]}'                      | groups.tags has '=b', which has no key: give KEY or KEY=VALUE
            'groups: {tags: [a, {b: c}]}'                  | 'groups.tags[1]'
            instances: {dollarsPerHour: {x9.large: 0}}     | 'instances.dollarsPerHour.x9.large' is 0: give a value from 0.000001 to 10000
            groups: {spot: {priceShare: 0}}                | 'groups.spot.priceShare' is 0: give a value above 0, at most 10
            groups: {spot: {interruptionShare: -1}}        | 'groups.spot.interruptionShare' is -1
            kubernetes: {lease: }                          | 'kubernetes.lease' has no value
            kubernetes: {lease: ' '}                       | kubernetes.lease has an empty name
            kubernetes: {schedulers: []}                   | kubernetes.schedulers is []: name those whose pods are to be helped
            rounds: {gap: -1s}                             | 'rounds.gap' is -1s: give a value from 0 to 1h
            planning: {search: -1s}                        | 'planning.search' is -1s
            planning: {stepsPerSecond: 0}                  | 'planning.stepsPerSecond' is 0: give a value from 1
            server: {port: 70000}                          | 'server.port' is 70000: give a value from 0 to 65535
            server: {port: 80.5}                           | 'server.port'
            world: {boot: {median: 2m}}                    | the 95th percentile of boot delays is
            """)
    void refusesWhatItCannotUseInOneLine(String yaml, String complaint) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("settings.yaml: ")
                .hasMessageContaining(complaint)
                .message()
                .doesNotContainPattern("[\\p{Cntrl}\u2028]")
                .hasSizeLessThan(400);
    }

    @Test
    void namesTheFileThatIsNoText() throws IOException {
        Path file = Files.write(
                folder.resolve("latin.yaml"), "groups: {clusterName: Köln}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ConfigurationFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void skipsTheMarkThatSomeEditorsPutFirst() throws IOException {
        Path file = Files.writeString(folder.resolve("marked.yaml"), "\uFEFFplanning: {seed: 3}\n");

        assertThat(ConfigurationFile.read(file).configuration().planning().seed())
                .isEqualTo(3);
    }

    @Test
    void saysWhichOfTheKeysThatWereSetACommandDoesNotUse() {
        var file = ConfigurationFile.parse("mine.yaml", """
                server: {port: 9000, address: 0.0.0.0}
                rounds: {gap: 1s}
                planning: {stepsPerSecond: 50}
                autoscaler: {limits: {nodes: 3}, removals: {nodes: {thresholds: {gpu: 0.50}}, enabled: false}}
                world: {tail: 0s}
                """);

        assertThat(file.unusedBy("autoscale"))
                .isEqualTo("mine.yaml: autoscale does not use planning.stepsPerSecond, world.tail");
        assertThat(file.unusedBy("compare")).isEqualTo("mine.yaml: compare does not use server.port");
        assertThat(file.unusedBy("plan"))
                .isEqualTo("mine.yaml: plan does not use server.port, planning.stepsPerSecond,"
                        + " autoscaler.removals.enabled, world.tail");
        assertThat(ConfigurationFile.NONE.unusedBy("plan")).isEmpty();
    }

    private static Configuration read(String yaml) {
        return ConfigurationFile.parse("settings.yaml", yaml).configuration();
    }
}
