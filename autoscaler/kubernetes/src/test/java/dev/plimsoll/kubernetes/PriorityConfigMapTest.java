package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.expander.Priorities;
import dev.plimsoll.core.expander.PriorityConfig;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityConfigMapTest {

    private static List<Long> priorities(String yaml) {
        PriorityConfig config = PriorityConfigMap.parse(yaml);
        assertThat(config).isInstanceOf(PriorityConfig.Sound.class);
        return ((PriorityConfig.Sound) config)
                .priorities().rules().stream().map(Priorities.Rule::priority).toList();
    }

    private static String problem(String yaml) {
        PriorityConfig config = PriorityConfigMap.parse(yaml);
        assertThat(config).as(yaml).isInstanceOf(PriorityConfig.Unusable.class);
        return ((PriorityConfig.Unusable) config).problem();
    }

    @Test
    void findsPatternsAnywhereInAName() {
        var sound = (PriorityConfig.Sound) PriorityConfigMap.parse("10: [spot]");
        Priorities.NamePattern pattern =
                sound.priorities().rules().getFirst().patterns().getFirst();

        assertThat(pattern.isFoundIn("pool-spot-a")).isTrue();
        assertThat(pattern.isFoundIn("pool-SPOT-a")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10: [a]|10",
                "'\"10\": [a]'|10",
                "+7: [a]|7",
                "-1: [a]|-1",
                "1_000: [a]|1000",
                "010: [a]|8",
                "0x10: [a]|16",
                "0b11: [a]|3",
                "08: [a]|8",
                "10.0: [a]|10",
                "1e2: [a]|100",
                "'\"+7\": [a]'|7"
            })
    void readsNumbersAsGoDoes(String yaml, long priority) {
        assertThat(priorities(yaml)).containsExactly(priority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5: [a]",
                "'0x10': [a]",
                "true: [a]",
                "~: [a]",
                "1000000.0: [a]",
                "\" 10\": [a]",
                "9223372036854775808: [a]",
                "\u0661: [a]"
            })
    void refusesPrioritiesThatAreNoWholeNumbers(String yaml) {
        assertThat(problem(yaml)).contains("has the priority");
    }

    @Test
    void keepsTheLastOfEqualKeys() {
        var sound = (PriorityConfig.Sound) PriorityConfigMap.parse("10: [a]\n10: [b]\n");

        assertThat(sound.priorities().rules()).hasSize(1);
        assertThat(sound.priorities().rules().getFirst().patterns().getFirst().isFoundIn("b"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# nothing", "~", "\n", "10:\n"})
    void readsNothingAsNoPatterns(String yaml) {
        assertThat(PriorityConfigMap.parse(yaml))
                .isInstanceOfSatisfying(
                        PriorityConfig.Sound.class,
                        sound -> assertThat(sound.priorities().rules())
                                .allMatch(rule -> rule.patterns().isEmpty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'10: [\"(?=a)\"]'|is not RE2",
                "'10: [\"a++\"]'|is not RE2",
                "'10: [\"(a)\\\\1\"]'|is not RE2",
                "'10: ['|is not YAML",
                "10: a|has no list for priority 10",
                "'10: {a: b}'|has no list for priority 10",
                "'10: [[a]]'|something other than text",
                "just text|is not a list of patterns"
            })
    void saysWhatIsWrong(String yaml, String problem) {
        assertThat(problem(yaml)).contains(problem);
    }

    @Test
    void namesTheConfigMapThatIsWrong() {
        var wrong = new ConfigMapBuilder()
                .withData(Map.of(PriorityConfigMap.KEY, "10: a"))
                .build();

        assertThat(PriorityConfigMap.read(wrong))
                .isEqualTo(
                        new PriorityConfig.Unusable("key priorities of ConfigMap cluster-autoscaler-priority-expander"
                                + " has no list for priority 10: give a list of patterns"));
    }

    @Test
    void tellsAnAbsentConfigMapFromAWrongOne() {
        var withoutKey = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(PriorityConfigMap.NAME)
                .endMetadata()
                .build();

        assertThat(PriorityConfigMap.read(null)).isInstanceOf(PriorityConfig.Absent.class);
        assertThat(PriorityConfigMap.read(withoutKey)).isInstanceOf(PriorityConfig.Unusable.class);
    }
}
