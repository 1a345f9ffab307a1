package dev.plimsoll.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.scheduling.Placement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class GroupTemplatesTest {

    private static final TypeOffer SMALL = type("c5.large", "amd64", 2000, 4096, 29, 85_000);
    private static final TypeOffer ROOMY = type("r5.large", "amd64", 2000, 16_384, 29, 126_000);
    private static final TypeOffer ARM = type("m6g.large", "arm64", 2000, 8192, 29, 77_000);
    private static final Taint DEDICATED = new Taint("dedicated", "batch", Taint.Effect.NO_SCHEDULE);

    @Test
    void takesOffWhatTheKubeletNeverSeesAndWhatItKeeps() {
        NodeTemplate template = only(group(GroupSpec.Marks.NONE, SMALL), SeenNodes.NONE);

        // 4096 MiB less 256 MiB and 3.7 %; less 255 + 11 x 29 + 100 MiB.
        assertThat(template.capacity().machine().memoryBytes() >> 20).isEqualTo(4096 - 256 - 152);
        assertThat(template.capacity().allocatable().memoryBytes() >> 20).isEqualTo(4096 - 256 - 152 - 674);
        assertThat(template.capacity().allocatable().cpuMillis()).isEqualTo(1930);
    }

    @Test
    void takesOneShareOfTheMemoryWhenToldTo() {
        var overhead = new MemoryOverhead(new BigDecimal("0.075"), new TreeMap<>(Map.of("c5.large", 1L)));
        NodeTemplate template = new GroupTemplates(overhead, List.of())
                .of(group(GroupSpec.Marks.NONE, SMALL), SeenNodes.NONE)
                .getFirst();

        assertThat(template.capacity().machine().memoryBytes()).isEqualTo((4096L << 20) * 925 / 1000);
    }

    @Test
    void aMixedGroupPromisesTheLeastOfEachResourceAtThePriceOfItsFirstType() {
        NodeTemplate template = only(group(GroupSpec.Marks.NONE, ROOMY, SMALL), SeenNodes.NONE);

        assertThat(template.capacity().allocatable()).isEqualTo(SMALL.room(MemoryOverhead.UNMEASURED));
        assertThat(template.microDollarsPerHour()).isEqualTo(126_000);
        assertThat(template.labels())
                .doesNotContainKeys(WellKnown.INSTANCE_TYPE, WellKnown.INSTANCE_TYPE_BETA)
                .containsEntry(WellKnown.ARCHITECTURE, "amd64");
        assertThat(only(group(GroupSpec.Marks.NONE, SMALL, ARM), SeenNodes.NONE).labels())
                .doesNotContainKeys(WellKnown.ARCHITECTURE, WellKnown.ARCHITECTURE_BETA);
    }

    @Test
    void bearsTheLabelsOfItsPlaceAndTypeInOldWordsAndNew() {
        assertThat(only(group(GroupSpec.Marks.NONE, SMALL), SeenNodes.NONE).labels())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("kubernetes.io/arch", "amd64"),
                        Map.entry("beta.kubernetes.io/arch", "amd64"),
                        Map.entry("kubernetes.io/os", "linux"),
                        Map.entry("beta.kubernetes.io/os", "linux"),
                        Map.entry("node.kubernetes.io/instance-type", "c5.large"),
                        Map.entry("beta.kubernetes.io/instance-type", "c5.large"),
                        Map.entry("topology.kubernetes.io/zone", "us-west-2-lax-1a"),
                        Map.entry("topology.ebs.csi.aws.com/zone", "us-west-2-lax-1a"),
                        Map.entry("failure-domain.beta.kubernetes.io/zone", "us-west-2-lax-1a"),
                        Map.entry("topology.kubernetes.io/region", "us-west-2"),
                        Map.entry("failure-domain.beta.kubernetes.io/region", "us-west-2")));
    }

    @Test
    void noTagMovesANodeToAnotherZone() {
        var tags = NodeTemplateTags.of(Map.of(
                "k8s.io/cluster-autoscaler/node-template/label/topology.kubernetes.io/zone", "elsewhere",
                "k8s.io/cluster-autoscaler/node-template/label/kubernetes.io/os", "windows"));

        assertThat(only(group(GroupSpec.Marks.of(tags), SMALL), SeenNodes.NONE).labels())
                .containsEntry(WellKnown.ZONE, "us-west-2-lax-1a")
                .containsEntry("beta.kubernetes.io/os", "windows");
    }

    @Test
    void whatNodesBearWinsOverWhatTagsSay() {
        var tags = NodeTemplateTags.of(Map.of(
                "k8s.io/cluster-autoscaler/node-template/label/pool", "told",
                "k8s.io/cluster-autoscaler/node-template/label/gone", "told",
                "k8s.io/cluster-autoscaler/node-template/taint/gone", "told:NoSchedule",
                "k8s.io/cluster-autoscaler/node-template/resources/cpu", "1"));
        GroupSpec group = group(GroupSpec.Marks.of(tags), SMALL);
        Node node =
                node("c5.large", Map.of("pool", "seen"), new Resources(1900, 3L << 30, 29, Resources.NONE.others()));

        NodeTemplate before = only(group, SeenNodes.NONE);
        NodeTemplate after = only(group, SeenNodes.of(List.of(node)));

        assertThat(before.labels()).containsEntry("pool", "told").containsEntry("gone", "told");
        assertThat(before.capacity().allocatable().cpuMillis()).isEqualTo(1000);
        assertThat(after.labels()).containsEntry("pool", "seen").doesNotContainKey("gone");
        assertThat(after.taints()).containsExactly(DEDICATED);
        assertThat(after.capacity().allocatable()).isEqualTo(node.allocatable());
    }

    @Test
    void whatNobodyKnowsOfATypeIsNotTakenForNothing() {
        Resources shown =
                new Resources(1900, 3L << 30, 29, Resources.NONE.others()).with("ephemeral-storage", 95L << 30);
        GroupSpec mixed = group(GroupSpec.Marks.NONE, SMALL, ROOMY);

        NodeTemplate template = only(mixed, SeenNodes.of(List.of(node("c5.large", Map.of(), shown))));

        assertThat(template.capacity().allocatable().other("ephemeral-storage")).isEqualTo(95L << 30);
        TypeOffer gpu = type("g4dn.xlarge", "amd64", 4000, 16_384, 29, 526_000, Map.of(Resources.GPU, 1L));
        assertThat(only(group(GroupSpec.Marks.NONE, gpu, SMALL), SeenNodes.NONE)
                        .capacity()
                        .allocatable()
                        .other(Resources.GPU))
                .as("EC2 says that a c5.large has none")
                .isZero();
    }

    @Test
    void daemonSetsAreOnTheNodeWhereTheirRulesLetThemAndOneThatDoesNotFitTakesNothing() {
        PodShape everywhere =
                daemon("everywhere", 100, SchedulingRules.NONE.withTolerations(List.of(Toleration.EVERYTHING)));
        PodShape untainted = daemon("untainted", 100, SchedulingRules.NONE);
        PodShape elsewhere = daemon(
                "elsewhere", 100, SchedulingRules.NONE.withNodeAffinity(NodeAffinity.selector(Map.of("disk", "ssd"))));
        PodShape huge = daemon("huge", 5000, SchedulingRules.NONE.withTolerations(List.of(Toleration.EVERYTHING)));
        GroupSpec tainted =
                group(new GroupSpec.Marks(new TreeMap<>(), List.of(DEDICATED), NodeTemplateTags.NONE), SMALL);

        NodeTemplate template = new GroupTemplates(
                        MemoryOverhead.UNMEASURED, List.of(everywhere, untainted, elsewhere, huge))
                .of(tainted, SeenNodes.NONE)
                .getFirst();

        assertThat(template.capacity().equipment().residents()).containsExactly(everywhere);
        assertThat(template.capacity().daemonSets()).isEqualTo(everywhere.requests());
    }

    @Test
    void aDaemonSetsPortsAndCompanyCountOnANodeThatIsYetToBe() {
        var port = new HostPort("", "TCP", 8080);
        PodShape proxy = daemon(
                "edge-proxy",
                100,
                SchedulingRules.NONE.withAttachments(new SchedulingRules.Attachments(List.of(port), List.of())));
        NodeTemplate template = new GroupTemplates(MemoryOverhead.UNMEASURED, List.of(proxy))
                .of(group(GroupSpec.Marks.NONE, SMALL), SeenNodes.NONE)
                .getFirst();
        var placement = new Placement();
        int node = placement.addNode(template.freshNode("new"));

        PodShape sameport = daemon(
                "other",
                1,
                SchedulingRules.NONE.withAttachments(new SchedulingRules.Attachments(List.of(port), List.of())));
        PodAffinityTerm near = PodAffinityTerm.ownNamespace(
                WellKnown.HOSTNAME, LabelSelector.of(new TreeMap<>(Map.of("app", "edge-proxy"))));
        PodShape friend = daemon(
                "friend",
                1,
                SchedulingRules.NONE.withPodAffinity(new PodAffinityTerm.Terms(List.of(near), List.of(), List.of())));
        PodShape foe = daemon(
                "foe",
                1,
                SchedulingRules.NONE.withPodAffinity(new PodAffinityTerm.Terms(List.of(), List.of(near), List.of())));

        assertThat(placement.misfit(placement.shape(sameport), node)).isInstanceOf(Misfit.PortTaken.class);
        assertThat(placement.fits(placement.shape(friend), node)).isTrue();
        assertThat(placement.misfit(placement.shape(foe), node)).isInstanceOf(Misfit.AntiAffinityViolated.class);
        assertThat(placement.freeCpuMillis(node))
                .isEqualTo(template.capacity().free().cpuMillis());
        assertThat(placement.freePods(node)).isEqualTo(28);
        assertThat(placement.shapesOn(node)).isEmpty();
    }

    @Test
    void ofTwoDaemonSetsThatWantOnePortTheMoreImportantHasIt() {
        var port = new SchedulingRules.Attachments(List.of(new HostPort("", "TCP", 9100)), List.of());
        PodShape minor = daemon("minor", 10, SchedulingRules.NONE.withAttachments(port));
        PodShape major = new PodShape(
                "kube-system",
                minor.labels(),
                Resources.ofPod(20, 1),
                SchedulingRules.NONE.withAttachments(port),
                2_000_001_000);

        assertThat(new GroupTemplates(MemoryOverhead.UNMEASURED, List.of(minor, major))
                        .of(group(GroupSpec.Marks.NONE, SMALL), SeenNodes.NONE)
                        .getFirst()
                        .capacity()
                        .equipment()
                        .residents())
                .containsExactly(major);
    }

    private static NodeTemplate only(GroupSpec group, SeenNodes seen) {
        List<NodeTemplate> templates = new GroupTemplates(MemoryOverhead.UNMEASURED, List.of()).of(group, seen);
        assertThat(templates).hasSize(1);
        return templates.getFirst();
    }

    private static GroupSpec group(GroupSpec.Marks marks, TypeOffer... types) {
        return new GroupSpec(
                "group", List.of("us-west-2-lax-1a"), List.of(types), new GroupSpec.Sizes(0, 10, null), marks);
    }

    private static TypeOffer type(
            String name, String architecture, long cpuMillis, long mebibytes, int pods, long price) {
        return type(name, architecture, cpuMillis, mebibytes, pods, price, Map.of());
    }

    private static TypeOffer type(
            String name,
            String architecture,
            long cpuMillis,
            long mebibytes,
            int pods,
            long price,
            Map<String, Long> devices) {
        var size = new Resources(cpuMillis, mebibytes << 20, pods, new TreeMap<>(devices));
        return TypeOffer.nominal(new InstanceType(name, architecture, size, price));
    }

    private static Node node(String type, Map<String, String> more, Resources room) {
        var labels = new TreeMap<>(more);
        labels.put(WellKnown.INSTANCE_TYPE, type);
        return new Node("n", labels, List.of(DEDICATED), room, new Node.Status(true, false, Instant.EPOCH, "i-1"));
    }

    private static PodShape daemon(String app, long cpuMillis, SchedulingRules rules) {
        return new PodShape(
                "kube-system", new TreeMap<>(Map.of("app", app)), Resources.ofPod(cpuMillis, 1 << 20), rules, 0);
    }
}
