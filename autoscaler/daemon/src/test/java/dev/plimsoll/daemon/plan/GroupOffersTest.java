package dev.plimsoll.daemon.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.template.GroupSpec;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.core.template.NodeTemplateTags;
import dev.plimsoll.core.template.TypeOffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GroupOffersTest {

    private static final TypeOffer SMALL = type("c5.large", "amd64", 1900, 3000, 85_000);
    private static final Taint DEDICATED = new Taint("dedicated", "batch", Taint.Effect.NO_SCHEDULE);

    @Test
    void aGroupsNodesShowWhatTheNextWouldBe() {
        Resources shown =
                new Resources(1800, 3L << 30, 29, Resources.NONE.others()).with("ephemeral-storage", 95L << 30);
        NodeState there = new NodeState(
                new Node(
                        "n1",
                        labels("eu-central-1a", "c5.large", Map.of("pool", "a", "team", "x")),
                        List.of(DEDICATED),
                        shown,
                        new Node.Status(true, false, Instant.EPOCH, "n1")),
                List.of());

        NodeTemplate template =
                onlyTemplate(offer(group(List.of(SMALL), null, Map.of("pool", "a")), List.of(there), List.of()));

        assertThat(template.capacity().allocatable()).isEqualTo(shown);
        assertThat(template.labels()).containsEntry("team", "x");
        assertThat(template.taints()).containsExactly(DEDICATED);
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
        return new GroupOffers(new GroupFleets(List.of(group), nodes), MemoryOverhead.UNMEASURED, daemonSets).of(group);
    }

    private static NodeTemplate onlyTemplate(GroupOffer offer) {
        assertThat(offer.group().templates()).hasSize(1);
        return offer.group().templates().getFirst();
    }

    private static GroupSpec group(List<TypeOffer> types, @Nullable Integer desired, Map<String, String> labels) {
        return group(List.of("eu-central-1a"), types, desired, labels);
    }

    private static GroupSpec group(
            List<String> zones, List<TypeOffer> types, @Nullable Integer desired, Map<String, String> labels) {
        return new GroupSpec(
                "group",
                zones,
                types,
                new GroupSpec.Sizes(0, 10, desired),
                new GroupSpec.Marks(new TreeMap<>(labels), List.of(), NodeTemplateTags.NONE));
    }

    private static NodeState node(String name, String zone, String type, Map<String, String> more) {
        return new NodeState(
                new Node(
                        name,
                        labels(zone, type, more),
                        List.of(),
                        SMALL.room(MemoryOverhead.UNMEASURED),
                        new Node.Status(true, false, Instant.EPOCH, name)),
                List.of());
    }

    private static SortedMap<String, String> labels(String zone, String type, Map<String, String> more) {
        var labels = new TreeMap<>(more);
        labels.put(WellKnown.ZONE, zone);
        labels.put(WellKnown.INSTANCE_TYPE, type);
        return labels;
    }

    private static TypeOffer type(String name, String architecture, long cpuMillis, long mebibytes, long price) {
        var room = new Resources(cpuMillis, mebibytes << 20, 29, Resources.NONE.others());
        return TypeOffer.given(name, architecture, room, price);
    }
}
