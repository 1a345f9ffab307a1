package dev.plimsoll.simulator.trace.kubernetes;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Mobility;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PersistentVolume;
import dev.plimsoll.core.model.PersistentVolumeClaim;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.SchedulingRules.Attachments;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.Storage;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.PodLife;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordedRoundsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "REPLICATION_CONTROLLER, false, DEPLOYMENT",
        "CUSTOM, false, DEPLOYMENT",
        "CUSTOM, true, JOB",
        "STATIC, false, DAEMON_SET",
        "STATEFUL_SET, false, STATEFUL_SET",
        "BARE, false, BARE"
    })
    void ownersAreOfTheKindsThatTracesHave(Owner.Kind seen, boolean finished, Owner.Kind imported) {
        var ending = finished ? new Pod.Ending(true, null) : Pod.Ending.NONE;
        var life = new Pod.Life(START, Mobility.of(Eviction.BY_RULES), ending);
        var pod = new Pod("default/p", aShape().build(), new Owner(seen, "default/x"), life);

        PodLife read = read(Storage.NONE, pod).history().pods().getFirst();

        assertThat(read.maker().owner()).isEqualTo(new Owner(imported, "x"));
        assertThat(read.maker().kind())
                .as("only what a DaemonSet made is listed as one")
                .isEmpty();
    }

    @Test
    void claimsAreKeptAsTheZonesOfTheirVolumes() {
        Storage storage = storage("data", "vol", "b");

        PodShape shape = read(storage, pod(Owner.Kind.DEPLOYMENT, new PodVolume.Claim("data")))
                .history()
                .pods()
                .getFirst()
                .shape();

        assertThat(shape.rules().attachments().volumes()).isEmpty();
        assertThat(shape.rules().attachments().volumeZones()).containsExactly("b");
    }

    @Test
    void claimsThatNobodySawAreWhereThePodRan() {
        RecordedCluster read = read(Storage.NONE, pod(Owner.Kind.DEPLOYMENT, new PodVolume.Claim("data")));

        Attachments kept = read.history().pods().getFirst().shape().rules().attachments();
        assertThat(kept.volumes()).isEmpty();
        assertThat(kept.volumeZones()).containsExactly("a");
        assertThat(read.history().unknowns())
                .containsEntry(
                        "claims of pods had no volume in the record: taken to be in the zone where the pod ran", 1L);
    }

    @Test
    void podsOfStatefulSetsHaveAVolumeOfTheirOwn() {
        Attachments kept = read(
                        storage("data-db-0", "vol", "b"),
                        pod(Owner.Kind.STATEFUL_SET, new PodVolume.Claim("data-db-0")))
                .history()
                .pods()
                .getFirst()
                .shape()
                .rules()
                .attachments();

        assertThat(kept.volumes()).containsExactly(new PodVolume.MadeAtFirstUse());
        assertThat(kept.volumeZones()).isEmpty();
    }

    @Test
    void groupAsksForItsTypesInItsOwnOrder() {
        NodeGroup group = aGroup("g").build();
        var templates = List.of(typed(group, "m6i.large"), typed(group, "c5.large"), typed(group, "m5.large"));
        var mixed = new NodeGroup("g", 0, 5, templates, group.options());
        var rounds = new RecordedRounds();
        rounds.add(START.toEpochMilli(), observation(Storage.NONE, List.of(), mixed));

        assertThat(rounds.cluster().groups())
                .extracting(Group::instanceTypes)
                .containsExactly(List.of("m6i.large", "c5.large", "m5.large"));
    }

    private static NodeTemplate typed(NodeGroup group, String type) {
        var template = group.templates().getFirst();
        var source = new NodeTemplate.Source(
                template.source().group(), type, template.source().zone());
        return new NodeTemplate(
                source, template.labels(), template.taints(), template.capacity(), template.microDollarsPerHour());
    }

    private static Pod pod(Owner.Kind kind, PodVolume volume) {
        var attachments = Attachments.NONE.withVolumes(List.of(), List.of(volume));
        PodShape shape = aShape().rules(SchedulingRules.NONE.withAttachments(attachments))
                .build();
        return new Pod("default/p", shape, new Owner(kind, "x"), START, false);
    }

    private static RecordedCluster read(Storage storage, Pod pod) {
        var status = new Node.Status(true, false, START, "i-1", Node.Equipment.NONE);
        var node = new Node(
                "n1",
                ImmutableMaps.copyOf(Map.of(WellKnown.ZONE, "a")),
                List.of(),
                Resources.ofPod(8_000, 32L << 30),
                status);
        var rounds = new RecordedRounds();
        rounds.add(
                START.toEpochMilli(),
                observation(
                        storage,
                        List.of(new NodeState(node, List.of(pod))),
                        aGroup("g").build()));
        return rounds.cluster();
    }

    private static Observation observation(Storage storage, List<NodeState> nodes, NodeGroup group) {
        return new Observation(
                new Snapshot<>(nodes, START, true),
                new Snapshot<>(List.of(), START, true),
                new Snapshot<>(List.of(new NodeGroupState(group, 0, List.of())), START, true),
                new Snapshot<>(List.of(), START, true),
                new ClusterFacts(ImmutableMaps.empty(), storage, ClusterFacts.DefaultSpread.SYSTEM));
    }

    private static Storage storage(String claim, String volume, String zone) {
        var asked = new PersistentVolumeClaim.Asked(1, new TreeSet<>(), false, null, "gp3");
        var state = new PersistentVolumeClaim.State(volume, true, false, false, null);
        var offer = new PersistentVolume.Offer(1, new TreeSet<>(), false, "gp3", false);
        var term = new NodeAffinity.Term(List.of(Requirement.equalTo(WellKnown.EBS_ZONE, zone)), List.of());
        return new Storage(
                ImmutableMaps.copyOf(
                        Map.of("default/" + claim, new PersistentVolumeClaim("default", claim, "u", asked, state))),
                ImmutableMaps.copyOf(Map.of(
                        volume,
                        new PersistentVolume(
                                volume,
                                ImmutableMaps.empty(),
                                offer,
                                new PersistentVolume.Reach(List.of(term), null),
                                null))),
                ImmutableMaps.empty(),
                new TreeSet<>(),
                List.of());
    }
}
