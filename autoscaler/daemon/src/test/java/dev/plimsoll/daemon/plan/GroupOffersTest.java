package dev.plimsoll.daemon.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.daemon.group.GroupSpec;
import dev.plimsoll.daemon.group.InstanceOffer;
import dev.plimsoll.kubernetes.NodeTemplateTags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GroupOffersTest {

    private static final InstanceOffer SMALL = type("c5.large", "amd64", 1900, 3000, 85_000);
    private static final InstanceOffer ROOMY = type("r5.large", "amd64", 1800, 15_000, 126_000);
    private static final InstanceOffer ARM = type("m6g.large", "arm64", 1900, 7000, 77_000);
    private static final Taint DEDICATED = new Taint("dedicated", "batch", Taint.Effect.NO_SCHEDULE);

    @Test
    void aMixedGroupPromisesTheLeastOfEachResourceAtThePriceOfItsFirstType() {
        NodeTemplate template = onlyTemplate(offer(group(List.of(ROOMY, SMALL), null, Map.of()), List.of(), List.of()));

        assertThat(template.capacity().allocatable()).isEqualTo(SMALL.room().minus(cpu(100)));
        assertThat(template.microDollarsPerHour()).isEqualTo(ROOMY.microDollarsPerHour());
        assertThat(template.labels())
                .doesNotContainKey(WellKnown.INSTANCE_TYPE)
                .containsEntry(WellKnown.ARCHITECTURE, "amd64");
    }

    @Test
    void labelsAreThoseThatHoldForEveryTypeOfTheGroup() {
        NodeTemplate alike =
                onlyTemplate(offer(group(List.of(SMALL), null, Map.of("pool", "a")), List.of(), List.of()));
        NodeTemplate mixed = onlyTemplate(offer(group(List.of(SMALL, ARM), null, Map.of()), List.of(), List.of()));

        assertThat(alike.labels())
                .containsEntry(WellKnown.INSTANCE_TYPE, "c5.large")
                .containsEntry(WellKnown.ZONE, "eu-central-1a")
                .containsEntry(WellKnown.REGION, "eu-central-1")
                .containsEntry("pool", "a");
        assertThat(mixed.labels()).doesNotContainKey(WellKnown.ARCHITECTURE);
    }

    @Test
    void daemonSetsTakeRoomOnlyWhereTheirPodsWouldGo() {
        PodShape everywhere = shape(100, SchedulingRules.NONE);
        PodShape tolerating = shape(
                200,
                SchedulingRules.NONE.withTolerations(
                        List.of(new Toleration("", Toleration.Operator.EXISTS, "", null))));
        GroupSpec open = group(List.of(SMALL), null, Map.of());
        GroupSpec tainted = new GroupSpec(
                open.name(),
                open.zones(),
                open.types(),
                open.sizes(),
                new GroupSpec.Marks(
                        new TreeMap<>(), List.of(DEDICATED), open.marks().tags()));

        assertThat(onlyTemplate(offer(open, List.of(), List.of(everywhere, tolerating)))
                        .capacity()
                        .daemonSets())
                .isEqualTo(everywhere.requests().plus(tolerating.requests()));
        assertThat(onlyTemplate(offer(tainted, List.of(), List.of(everywhere, tolerating)))
                        .capacity()
                        .daemonSets())
                .isEqualTo(tolerating.requests());
    }

    @Test
    void daemonSetsTakeNoMoreThanThereIs() {
        NodeTemplate template = onlyTemplate(
                offer(group(List.of(SMALL), null, Map.of()), List.of(), List.of(shape(5000, SchedulingRules.NONE))));

        assertThat(template.capacity().free().cpuMillis()).isZero();
        assertThat(template.capacity().free().memoryBytes()).isPositive();
    }

    @Test
    void nodesThatLookLikeAGroupsCountAgainstItsMaximumInTheirZones() {
        GroupSpec group = group(List.of("eu-central-1a", "eu-central-1b"), List.of(SMALL), null, Map.of("pool", "a"));
        List<NodeState> nodes = List.of(
                node("n1", "eu-central-1b", "c5.large", Map.of("pool", "a")),
                node("n2", "eu-central-1b", "c5.large", Map.of("pool", "b")),
                node("n3", "eu-central-1b", "r5.large", Map.of("pool", "a")),
                node("n4", "eu-central-1c", "c5.large", Map.of("pool", "a")));

        GroupOffer offer = offer(group, nodes, List.of());

        assertThat(offer.instancesByZone())
                .containsExactly(Map.entry("eu-central-1a", 0), Map.entry("eu-central-1b", 1));
        assertThat(offer.room()).isEqualTo(9);
    }

    @Test
    void desiredInstancesThatAreNoNodesYetAreTakenToBeInTheEmptiestZones() {
        GroupSpec group = group(List.of("eu-central-1a", "eu-central-1b"), List.of(SMALL), 4, Map.of());
        List<NodeState> nodes = List.of(node("n1", "eu-central-1b", "c5.large", Map.of()));

        GroupOffer offer = offer(group, nodes, List.of());

        assertThat(offer.instancesByZone())
                .containsExactly(Map.entry("eu-central-1a", 2), Map.entry("eu-central-1b", 2));
        assertThat(offer.room()).isEqualTo(6);
    }

    private static GroupOffer offer(GroupSpec group, List<NodeState> nodes, List<PodShape> daemonSets) {
        return new GroupOffers(new GroupFleets(List.of(group), nodes), daemonSets).of(group);
    }

    private static NodeTemplate onlyTemplate(GroupOffer offer) {
        assertThat(offer.group().templates()).hasSize(1);
        return offer.group().templates().getFirst();
    }

    private static GroupSpec group(List<InstanceOffer> types, @Nullable Integer desired, Map<String, String> labels) {
        return group(List.of("eu-central-1a"), types, desired, labels);
    }

    private static GroupSpec group(
            List<String> zones, List<InstanceOffer> types, @Nullable Integer desired, Map<String, String> labels) {
        return new GroupSpec(
                "group",
                zones,
                types,
                new GroupSpec.Sizes(0, 10, desired),
                new GroupSpec.Marks(new TreeMap<>(labels), List.of(), NodeTemplateTags.of(Map.of(), "group")));
    }

    private static NodeState node(String name, String zone, String type, Map<String, String> more) {
        var labels = new TreeMap<>(more);
        labels.put(WellKnown.ZONE, zone);
        labels.put(WellKnown.INSTANCE_TYPE, type);
        return new NodeState(
                new Node(name, labels, List.of(), SMALL.room(), new Node.Status(true, false, Instant.EPOCH, name)),
                List.of());
    }

    private static InstanceOffer type(String name, String architecture, long cpuMillis, long mebibytes, long price) {
        var room = new Resources(cpuMillis, mebibytes << 20, 29, Resources.NONE.others());
        return new InstanceOffer(name, new TreeSet<>(), architecture, room, price);
    }

    private static Resources cpu(long millis) {
        return new Resources(millis, 0, 0, Resources.NONE.others());
    }

    private static PodShape shape(long cpuMillis, SchedulingRules rules) {
        return new PodShape("ns", new TreeMap<>(), Resources.ofPod(cpuMillis, 1 << 20), rules, 0);
    }
}
