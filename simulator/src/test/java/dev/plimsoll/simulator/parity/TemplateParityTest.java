package dev.plimsoll.simulator.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.aws.PurchaseMix;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.daemon.fleet.AskedDaemon;
import dev.plimsoll.daemon.plan.TypeTable;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.SimulatedWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is asked, one more node of a group is the same: the daemon, a plan, the simulated world. */
final class TemplateParityTest {

    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");
    private static final Catalogue CATALOGUE = Catalogue.of(InstanceSettings.DEFAULT);
    private static final MemoryOverhead OVERHEAD = Catalogue.measuredOverhead();

    /** All that a template says; of pods that come with the node, what they are, for each reads them in its own way. */
    private record Said(
            NodeTemplate.Source source,
            SortedMap<String, String> labels,
            TreeSet<String> taints,
            List<Resources> amounts,
            List<String> residents,
            long microDollarsPerHour) {

        static Said of(NodeTemplate template) {
            var taints = new TreeSet<String>();
            template.taints().forEach(taint -> taints.add(taint.toString()));
            NodeTemplate.Capacity capacity = template.capacity();
            return new Said(
                    template.source(),
                    template.labels(),
                    taints,
                    List.of(capacity.allocatable(), capacity.daemonSets(), capacity.machine()),
                    capacity.equipment().residents().stream()
                            .map(pod -> pod.namespace() + pod.labels() + pod.requests() + pod.priority())
                            .sorted()
                            .toList(),
                    template.microDollarsPerHour());
        }

        static List<Said> of(List<NodeTemplate> templates) {
            return templates.stream().map(Said::of).toList();
        }
    }

    static Stream<RandomGroup> groups() {
        return LongStream.rangeClosed(1, 40).mapToObj(RandomGroup::of);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void daemonPlanAndSimulatorMakeTheSameTemplates(RandomGroup asked, @TempDir Path folder) throws IOException {
        try (var world = new SimulatedWorld(trace(asked), WorldSettings.DEFAULT, 1)) {
            world.begin();
            NodeGroupState simulated =
                    Objects.requireNonNull(world.aws().group(asked.group().name()));
            List<NodeState> nodes = world.kubernetes().nodeStates();
            assertThat(nodes).hasSize(asked.group().bounds().minSize());

            List<Said> inTheWorld = Said.of(simulated.group().templates());

            assertThat(Said.of(AskedDaemon.templates(group(asked, simulated), OVERHEAD, nodes, daemonPods(asked))))
                    .as("the daemon")
                    .isEqualTo(inTheWorld);
            assertThat(Said.of(AskedPlan.templates(
                            asked,
                            TypeTable.of(CATALOGUE),
                            nodes.stream().map(NodeState::node).toList(),
                            folder)))
                    .as("the plan")
                    .isEqualTo(inTheWorld);
        }
    }

    /** A single type's node is what was promised, to the byte: that is what the simulator bills and fills. */
    @ParameterizedTest
    @MethodSource("groups")
    void theFirstNodeOfOneTypeIsWhatWasPromised(RandomGroup asked) {
        List<NodeTemplate> before = templatesWith(asked, 0);
        List<NodeTemplate> after = templatesWith(asked, 1);

        if (asked.group().instanceTypes().size() == 1) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after).hasSameSizeAs(before);
        }
    }

    private static List<NodeTemplate> templatesWith(RandomGroup asked, int nodes) {
        Manifest.Group group = asked.group();
        var sized = new Manifest.Group(
                group.name(), group.instanceTypes(), group.zones(), new Manifest.Bounds(nodes, 10), group.marks());
        try (var world =
                new SimulatedWorld(trace(new RandomGroup(sized, asked.daemonSets())), WorldSettings.DEFAULT, 1)) {
            world.begin();
            return Objects.requireNonNull(world.aws().group(group.name()))
                    .group()
                    .templates();
        }
    }

    private static Trace trace(RandomGroup asked) {
        var manifest = new Manifest(
                new Manifest.About("parity", "One group."),
                new Manifest.Span(START, null),
                new TreeMap<>(Map.of(Owner.Kind.BARE, Manifest.Loop.OPEN)),
                new Manifest.Fleet(List.of(asked.group()), asked.daemonSets(), List.of()));
        return new Trace(manifest, Stream::of);
    }

    private static AutoScalingGroup group(RandomGroup asked, NodeGroupState simulated) {
        Manifest.Group group = asked.group();
        List<InstanceType> types = group.instanceTypes().stream()
                .map(name -> Objects.requireNonNull(CATALOGUE.find(name)))
                .toList();
        return new AutoScalingGroup(
                group.name(),
                new AutoScalingGroup.Bounds(
                        group.bounds().minSize(), group.bounds().maxSize()),
                new AutoScalingGroup.Offer(
                        group.marks().tags(), group.zones().stream().sorted().toList(), types, PurchaseMix.ON_DEMAND),
                new AutoScalingGroup.State(
                        simulated.desired(),
                        simulated.instances().stream()
                                .map(instance -> new AutoScalingGroup.Member(
                                        instance, types.getFirst().name()))
                                .toList(),
                        new TreeSet<>()),
                List.of());
    }

    private static List<PodShape> daemonPods(RandomGroup asked) {
        return asked.daemonSets().stream().map(TemplateParityTest::podOf).toList();
    }

    private static PodShape podOf(Manifest.DaemonSet set) {
        return new PodShape(
                "kube-system",
                new TreeMap<>(Map.of("k8s-app", set.name())),
                set.requests(),
                SchedulingRules.NONE
                        .withTolerations(List.of(Toleration.EVERYTHING))
                        .withNodeAffinity(NodeAffinity.selector(set.nodeSelector())),
                2_000_001_000);
    }
}
