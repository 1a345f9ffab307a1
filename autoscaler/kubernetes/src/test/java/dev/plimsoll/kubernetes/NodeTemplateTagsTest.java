package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTemplateTagsTest {

    private static final String PREFIX = "k8s.io/cluster-autoscaler/node-template/";

    @Test
    void readsLabelsTaintsAndResourcesAndNothingElse() {
        NodeTemplateTags tags = NodeTemplateTags.of(
                Map.of(
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
                        "research"),
                "group");

        assertThat(tags.labels()).containsExactly(Map.entry("example.com/pool", "gpu"));
        assertThat(tags.taints())
                .containsExactly(
                        new Taint("dedicated", "gpu", Taint.Effect.NO_SCHEDULE),
                        new Taint("soft", "", Taint.Effect.PREFER_NO_SCHEDULE));
        assertThat(tags.over(new Resources(4000, 1, 29, Resources.NONE.others())))
                .isEqualTo(new Resources(4000, 8L << 30, 29, Resources.NONE.others()).with(Resources.GPU, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "taint/dedicated, batch, 'is \"batch\": give VALUE:EFFECT'",
        "taint/dedicated, batch:, a taint has no effect",
        "taint/dedicated, batch:Never, 'taint effect \"Never\" is unknown'",
        "resources/cpu, many, 'resources/cpu is \"many\", which is no quantity'"
    })
    void namesTheTagThatCannotBeRead(String tag, String value, String complaint) {
        assertThatThrownBy(() -> NodeTemplateTags.of(Map.of(PREFIX + tag, value), "groups.yaml, groups 1"))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageStartingWith("groups.yaml, groups 1: ")
                .hasMessageContaining(complaint);
    }
}
