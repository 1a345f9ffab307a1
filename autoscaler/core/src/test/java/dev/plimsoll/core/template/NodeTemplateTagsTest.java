package dev.plimsoll.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.GroupOptions;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeTemplateTagsTest {

    private static final String PREFIX = "k8s.io/cluster-autoscaler/node-template/";

    @Test
    void readsLabelsTaintsAndResourcesAndNothingElse() {
        NodeTemplateTags tags = NodeTemplateTags.of(Map.of(
                PREFIX + "label/example.com/pool",
                "gpu",
                PREFIX + "taint/dedicated",
                "gpu:NoSchedule",
                PREFIX + "taint/soft",
                ":PreferNoSchedule",
                PREFIX + "resources/nvidia.com/gpu",
                "4",
                PREFIX + "resources/memory",
                "8Gi",
                PREFIX + "autoscaling-options/scaledownunneededtime",
                "5m",
                "team",
                "research"));

        assertThat(tags.labels()).containsExactly(Map.entry("example.com/pool", "gpu"));
        assertThat(tags.taints())
                .containsExactly(
                        new Taint("dedicated", "gpu", Taint.Effect.NO_SCHEDULE),
                        new Taint("soft", "", Taint.Effect.PREFER_NO_SCHEDULE));
        assertThat(tags.over(new Resources(4000, 1, 29, Resources.NONE.others())))
                .isEqualTo(new Resources(4000, 8L << 30, 29, Resources.NONE.others()).with(Resources.GPU, 4));
        assertThat(tags.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "taint/dedicated, batch",
        "taint/dedicated, batch:",
        "taint/dedicated, batch:Never",
        "taint/dedicated, nvidia.com/gpu=true",
        "taint/, batch:NoSchedule",
        "label/, a",
        "resources/cpu, many",
        "resources/cpu, -1",
        "resources/memory, ''",
        "resources/memory, 100GB",
        "resources/memory, 100 Gi",
        "resources/memory, '1,5Gi'",
        "resources/memory, 50%",
        "resources/memory, 1e",
        "resources/memory, Gi",
        "resources/memory, NaN",
        "resources/memory, 9E999",
        "resources/memory, 16E",
        "autoscaling-options/scaledownutilizationthreshold, half",
        "autoscaling-options/scaledownutilizationthreshold, NaN",
        "autoscaling-options/scaledowngpuutilizationthreshold, 50%",
        "autoscaling-options/scaledownunneededtime, 10",
        "autoscaling-options/scaledownunreadytime, -5m",
        "autoscaling-options/maxnodeprovisiontime, soon",
        "autoscaling-options/ignoredaemonsetsutilization, yes"
    })
    void passesOverWhatCannotBeUnderstoodWithAWarningAndTakesTheRest(String tag, String value) {
        NodeTemplateTags tags = NodeTemplateTags.of(Map.of(PREFIX + tag, value, PREFIX + "label/pool", "a"));

        assertThat(tags.warnings()).hasSize(1);
        assertThat(tags.warnings().getFirst()).contains(PREFIX + tag, "\"" + value + "\"");
        assertThat(tags.labels()).isEqualTo(new TreeMap<>(Map.of("pool", "a")));
        assertThat(tags.taints()).isEmpty();
        assertThat(tags.amounts()).isEmpty();
        assertThat(tags.options()).isEqualTo(GroupOptions.NONE);
    }

    @Test
    void readsOptionsOfTheGroup() {
        String options = PREFIX + "autoscaling-options/";
        NodeTemplateTags tags = NodeTemplateTags.of(Map.of(
                options + "scaledownutilizationthreshold", "0.65",
                options + "scaledowngpuutilizationthreshold", ".3",
                options + "scaledownunneededtime", "1h30m",
                options + "scaledownunreadytime", "25m0s",
                options + "maxnodeprovisiontime", "7m",
                options + "ignoredaemonsetsutilization", "True",
                options + "zeroormaxnodescaling", "true"));

        assertThat(tags.warnings()).isEmpty();
        assertThat(tags.options())
                .isEqualTo(new GroupOptions(
                        0.65, 0.3, Duration.ofMinutes(90), Duration.ofMinutes(25), Duration.ofMinutes(7), true));
    }

    @ParameterizedTest
    @CsvSource({
        "+5Gi, 5368709120",
        "0.5, 1",
        "1.5Gi, 1610612736",
        "100Mi, 104857600",
        "20G, 20000000000",
        "1e3, 1000",
        "1E3, 1000",
        "2k, 2000",
        "1500m, 2",
        ".5Ki, 512",
        "3., 3"
    })
    void readsAmountsAsKubernetesDoes(String value, long amount) {
        NodeTemplateTags tags = NodeTemplateTags.of(Map.of(PREFIX + "resources/ephemeral-storage", value));

        assertThat(tags.amounts()).isEqualTo(new TreeMap<>(Map.of("ephemeral-storage", amount)));
    }
}
