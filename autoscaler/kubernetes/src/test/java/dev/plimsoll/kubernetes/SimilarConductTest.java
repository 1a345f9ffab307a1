package dev.plimsoll.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.core.expander.AlikeMachines;
import dev.plimsoll.core.expander.EqualLabels;
import dev.plimsoll.core.expander.NodeProfile;
import dev.plimsoll.core.expander.SimilarGroups;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which groups we take for alike, against what cluster-autoscaler's code says. */
class SimilarConductTest {

    private record Case(String id, @Nullable String group, Input input, boolean similar) {}

    private record Input(
            @Nullable Options options,
            Node nodeA,
            @Nullable List<Pod> podsA,
            Node nodeB,
            @Nullable List<Pod> podsB) {}

    private record Options(
            @JsonProperty("memory-difference-ratio") @Nullable
            Double memory,

            @JsonProperty("max-allocatable-difference-ratio") @Nullable
            Double allocatable,

            @JsonProperty("max-free-difference-ratio") @Nullable
            Double free,

            @JsonProperty("balancing-ignore-label") @Nullable
            List<String> ignored,

            @JsonProperty("balancing-label") @Nullable List<String> compared) {

        private static final Options NONE = new Options(null, null, null, null, null);

        SimilarGroups comparer() {
            if (compared != null && !compared.isEmpty()) {
                return new EqualLabels(compared);
            }
            AlikeMachines.Tolerances defaults = AlikeMachines.Tolerances.DEFAULT;
            var tolerances = new AlikeMachines.Tolerances(
                    Objects.requireNonNullElse(memory, defaults.memory()),
                    Objects.requireNonNullElse(allocatable, defaults.allocatable()),
                    Objects.requireNonNullElse(free, defaults.free()));
            return AlikeMachines.onAws(tolerances, Objects.requireNonNullElse(ignored, List.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.kubernetes.ConductFiles#folders")
    void comparesGroupsAsClusterAutoscalerDoes(Path folder) {
        var tally = new Tally("similar");
        ConductFiles.forEach(folder, "similar", Case.class, asked -> judge(asked, tally));
        ConductFiles.assertAllAgree(tally);
    }

    private static void judge(Case asked, Tally tally) {
        Input input = asked.input();
        SimilarGroups comparer =
                Objects.requireNonNullElse(input.options(), Options.NONE).comparer();
        NodeProfile one = profile(input.nodeA(), input.podsA());
        NodeProfile other = profile(input.nodeB(), input.podsB());
        String kind = Objects.requireNonNullElse(asked.group(), "any");
        boolean ours = comparer.areSimilar(one, other);
        boolean turned = comparer.areSimilar(other, one);
        if (ours == asked.similar() && turned == ours) {
            tally.agree(kind);
        } else {
            tally.disagree(
                    kind,
                    asked.id() + ": expected " + asked.similar() + ", ours " + ours + ", the other way round "
                            + turned);
        }
    }

    private static NodeProfile profile(Node node, @Nullable List<Pod> pods) {
        return TemplateReader.profile(node, Objects.requireNonNullElse(pods, List.of()));
    }
}
