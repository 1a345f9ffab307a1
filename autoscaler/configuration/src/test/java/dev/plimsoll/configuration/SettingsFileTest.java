package dev.plimsoll.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.expander.Priorities;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.settings.Limits;
import dev.plimsoll.core.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

    @Test
    void anEmptyFileLeavesTheDefaults() {
        assertThat(read("")).isEqualTo(Settings.DEFAULT);
        assertThat(read("# nothing set\n")).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void aKeyChangesItsSettingAlone() {
        Settings settings = read("removals:\n  waits:\n    empty: 1h30m\n");

        assertThat(settings.removals().waits().empty()).isEqualTo(Duration.ofMinutes(90));
        assertThat(settings.removals().waits().underused()).isEqualTo(Settings.Waits.DEFAULT.underused());
        assertThat(settings.purchases()).isEqualTo(Settings.Purchases.DEFAULT);
    }

    @Test
    void whatIsPrintedReadsBackAsTheSame() {
        assertThat(read(SettingsFile.print(Settings.DEFAULT))).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void namesEverySettingWhenPrinted() {
        assertThat(SettingsFile.print(Settings.DEFAULT))
                .contains(
                        "provisionTimeout: \"6m\"",
                        "utilisationThreshold: 0.5",
                        "nodeAge: \"10m\"",
                        "expander: \"cost\"",
                        "priorities: {}");
    }

    @Test
    void readsExpandersAndPrioritiesAsUsersOfClusterAutoscalerHaveThem() {
        Settings settings = read("""
                expansion:
                  expander: priority,least-waste
                  balanceSimilarGroups: true
                  priorities:
                    10:
                      - .*spot.*
                    "1":
                      - .*
                """);

        assertThat(settings.expansion().expander().text()).isEqualTo("priority,least-waste");
        assertThat(settings.expansion().balanceSimilarGroups()).isTrue();
        assertThat(settings.expansion().priorities())
                .isInstanceOfSatisfying(
                        PriorityConfig.Sound.class,
                        sound -> assertThat(sound.priorities().rules())
                                .extracting(Priorities.Rule::priority)
                                .containsExactly(10L, 1L));
        assertThat(read(SettingsFile.print(settings))).isEqualTo(settings);
    }

    @Test
    void readsHowFarTheClusterMayGrow() {
        Settings settings = read("""
                limits: {nodes: 200, dollarsPerHour: 40.5, cores: 800, memoryGiB: 3200, resources: {nvidia.com/gpu: 8}}
                """);

        assertThat(settings.limits())
                .isEqualTo(new Limits(200L, 40.5, 800L, 3200L, ImmutableMaps.copyOf(Map.of("nvidia.com/gpu", 8L))));
        assertThat(read(SettingsFile.print(settings))).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            removals: {waits: {emty: 3m}}         | unknown key 'removals.waits.emty'; known here: empty, underused, nodeAge
            purchase: {}                          | unknown key 'purchase'; known here: purchases, removals, guards, limits, expansion
            removals: {waits: {empty: soon}}      | 'removals.waits.empty': 'soon' is not a time span
            removals: {waits: {empty: -3m}}       | empty is PT-3M: give a time of zero or more
            purchases: {provisionTimeout: 0s}     | provisionTimeout is PT0S: give a time longer than zero
            removals: {utilisationThreshold: 1.5} | utilisationThreshold is 1.5: give a share from 0 to 1
            removals: {utilisationThreshold: .nan}| utilisationThreshold is NaN: give a share from 0 to 1
            guards: {removalShare: -0.1}          | removalShare is -0.1: give a share from 0 to 1 of all nodes
            guards: {notReadyShare: .nan}         | notReadyShare is NaN: give a share from 0 to 1 of all nodes
            guards: {staleForRemovals: 0s}        | staleForRemovals is PT0S: give a time longer than zero
            removals: {enabled: perhaps}          | 'removals.enabled'
            removals: {enabled: }                 | 'removals.enabled' has no value: give one, or leave the key out
            removals:                             | 'removals' has no value: give one, or leave the key out
            '{guards: {}, guards: {}}'            | guards
            removals: 3                           | 'removals' is 3, but settings with these keys are expected
            limits: {nodes: -1}                   | nodes is -1: give 0 or more, or leave it out for no limit
            limits: {dollarsPerHour: .nan}        | dollarsPerHour is NaN: give 0 or more, or leave it out for no limit
            limits: {gpus: 1}                     | unknown key 'limits.gpus'; known here: nodes, dollarsPerHour, cores, memoryGiB, resources
            limits: {resources: {gpu: 1}}         | resources names 'gpu', which no node has: name an extended resource
            limits: {resources: {nvidia.com/gpu: }} | resources.nvidia.com/gpu has no value
            limits: {nodes: many}                 | 'limits.nodes'
            expansion: {expander: cheapest}       | 'expansion.expander': expander 'cheapest' is not known: give one of cost, least-waste
            expansion: {expander: 'random,price'} | has others after random
            expansion: {expander: [cost]}         | 'expansion.expander'
            expansion: {priorities: {high: [a]}}  | 'expansion.priorities': priority 'high' is no whole number
            expansion: {priorities: {10: a}}      | priority 10 has "a" in place of a list
            expansion: {priorities: [a]}          | is no table of priorities
            expansion: {priorities: {1: ['(?=a)']}} | pattern '(?=a)' is not RE2
            expansion: {seed: often}              | 'expansion.seed'
            removals: [                           | settings.yaml:
            """)
    void refusesWhatItCannotUseInOneLine(String yaml, String complaint) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("settings.yaml: ")
                .hasMessageContaining(complaint)
                .message()
                .doesNotContain("\n");
    }

    private static Settings read(String yaml) {
        return SettingsFile.parse("settings.yaml", yaml, Settings.DEFAULT, Settings.class);
    }
}
