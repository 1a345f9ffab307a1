package dev.plimsoll.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.core.draining.Eligibility;
import dev.plimsoll.core.draining.Eligibility.Membership;
import dev.plimsoll.core.draining.Utilisation;
import dev.plimsoll.core.model.GroupOptions;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.settings.EligibilityOptions;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which nodes may be thought of giving back, against what cluster-autoscaler's code says. */
class EligibilityConductTest {

    private record Case(String id, @Nullable String group, Input input, Expected expected) {}

    private record Input(
            Instant now,
            Options options,
            Node node,
            @Nullable List<Pod> pods,
            @Nullable String nodeGroup,
            @Nullable GroupTags nodeGroupOptions,
            boolean nodeGroupLookupFails,
            boolean recentlyUnremovable) {

        Eligibility.Subject subject() {
            Membership group = nodeGroupLookupFails
                    ? new Membership.Unknown("the lookup fails")
                    : nodeGroup == null
                            ? new Membership.None()
                            : new Membership.Of(
                                    nodeGroupOptions == null ? GroupOptions.NONE : nodeGroupOptions.options());
            return new Eligibility.Subject(
                    new NodeState(
                            NodeReader.read(node),
                            ConductObjects.pods(Objects.requireNonNullElse(pods, List.of()), Controllers.UNSEEN)),
                    group,
                    recentlyUnremovable ? now.plusSeconds(60) : null);
        }
    }

    private record GroupTags(
            double scaledownutilizationthreshold,
            double scaledowngpuutilizationthreshold,
            boolean ignoredaemonsetsutilization) {

        GroupOptions options() {
            return new GroupOptions(
                    scaledownutilizationthreshold,
                    scaledowngpuutilizationthreshold,
                    null,
                    null,
                    null,
                    ignoredaemonsetsutilization);
        }
    }

    private record Options(
            @JsonProperty("scale-down-utilization-threshold")
            double threshold,

            @JsonProperty("scale-down-gpu-utilization-threshold")
            double gpuThreshold,

            @JsonProperty("ignore-daemonsets-utilization") boolean ignoreDaemonSets,

            @JsonProperty("ignore-mirror-pods-utilization") boolean ignoreMirrorPods,

            @JsonProperty("scale-down-unready-enabled") boolean unready) {

        EligibilityOptions ours() {
            return new EligibilityOptions(
                    new EligibilityOptions.Thresholds(threshold, gpuThreshold),
                    ignoreDaemonSets,
                    ignoreMirrorPods,
                    unready,
                    false);
        }
    }

    private record Expected(
            boolean candidate,
            @Nullable String reason,
            boolean ready,
            boolean readyConditionFound,
            boolean readyAndSchedulable,
            @Nullable Map<String, Object> utilization,
            @Nullable Map<String, Object> calculated,
            @Nullable String calculateError) {}

    @ParameterizedTest
    @MethodSource("dev.plimsoll.kubernetes.ConductFiles#folders")
    void thinksOfNodesAsClusterAutoscalerDoes(Path folder) {
        var verdicts = new Tally("eligibility");
        var shares = new Tally("eligibility: utilisation");
        ConductFiles.forEach(folder, "eligibility", Case.class, asked -> {
            judge(asked, verdicts);
            measure(asked, shares);
        });
        ConductFiles.assertAllAgree(verdicts);
        ConductFiles.assertAllAgree(shares);
    }

    private static void judge(Case asked, Tally tally) {
        Input input = asked.input();
        Eligibility.Subject subject = input.subject();
        NodeKept kept = new Eligibility(input.options().ours(), input.now()).judge(subject);
        compare(
                asked,
                tally,
                asked.expected().reason() == null
                        ? "candidate"
                        : asked.expected().reason(),
                kept == null ? "candidate" : kept.code());
        compare(
                asked,
                tally,
                "ready " + (asked.expected().ready() && asked.expected().readyConditionFound()),
                "ready " + subject.state().node().status().ready());
    }

    /** Where the other asked: that needs the options of the group. */
    private static void measure(Case asked, Tally tally) {
        Map<String, Object> expected = asked.expected().utilization();
        if (expected == null || expected.containsKey("notFinite")) {
            return;
        }
        Input input = asked.input();
        Utilisation used = new Eligibility(input.options().ours(), input.now()).utilisation(input.subject());
        compare(
                asked,
                tally,
                expected.get("resource") + " "
                        + ((Number) Objects.requireNonNull(expected.get("utilization"))).doubleValue(),
                used == null ? "none" : used.resource() + " " + used.share());
    }

    private static void compare(Case asked, Tally tally, String theirs, String ours) {
        String kind = theirs.split(" ", 2)[0];
        if (theirs.equals(ours)) {
            tally.agree(kind);
        } else {
            tally.disagree(kind, asked.id() + ": expected " + theirs + ", ours " + ours);
        }
    }
}
