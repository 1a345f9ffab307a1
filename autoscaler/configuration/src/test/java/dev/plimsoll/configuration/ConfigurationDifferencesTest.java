package dev.plimsoll.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConfigurationDifferencesTest {

    @Test
    void defaultsDifferInNothing() {
        assertThat(ConfigurationDifferences.fromDefaults(Configuration.DEFAULT)).isEmpty();
    }

    @Test
    void eachKeyThatIsOtherwiseIsNamedWithItsValue() {
        Configuration changed = ConfigurationFile.parse(
                        "mine.yaml", "autoscaler: {limits: {nodes: 7}}\nworld: {tail: 2h}\n")
                .configuration();
        assertThat(ConfigurationDifferences.fromDefaults(changed))
                .containsEntry("autoscaler.limits.nodes", "7")
                .containsEntry("world.tail", "2h")
                .hasSize(2);
        assertThat(ConfigurationDifferences.of(Configuration.DEFAULT, changed)).containsKey("world.tail");
    }
}
