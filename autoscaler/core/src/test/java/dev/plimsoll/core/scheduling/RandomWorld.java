package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.ScoreInputs;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.VolumeHandle;
import dev.plimsoll.core.model.WellKnown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Small random clusters in which every rule has a chance to matter. */
final class RandomWorld {

    private static final List<String> APPS = List.of("web", "db", "cache");
    private static final List<String> ZONES = List.of("a", "b", "c");
    private static final Taint SPOT = new Taint("spot", "", Taint.Effect.NO_SCHEDULE);
    private static final Taint OLD = new Taint("old", "", Taint.Effect.PREFER_NO_SCHEDULE);

    final Random random;
    final ClusterFacts facts;
    private final RandomStorage storage;
    private int nodesMade;

    RandomWorld(long seed) {
        random = new Random(seed);
        storage = new RandomStorage(random, ZONES);
        facts = new ClusterFacts(
                ImmutableMaps.copyOf(Map.of("team", ImmutableMaps.copyOf(Map.of("tier", "one")))),
                storage.facts(),
                ClusterFacts.DefaultSpread.SYSTEM);
    }

    Node node() {
        String name = "node-" + nodesMade++;
        var labels = new TreeMap<String, String>();
        labels.put(WellKnown.HOSTNAME, name);
        if (!oneIn(6)) {
            labels.put(WellKnown.ZONE, oneOf(ZONES));
        }
        var taints = new ArrayList<Taint>();
        if (oneIn(4)) {
            taints.add(SPOT);
        }
        if (oneIn(4)) {
            taints.add(OLD);
        }
        var allocatable = new Resources(
                1000L * (1 + random.nextInt(8)),
                Sample.GIBIBYTE * (1 + random.nextInt(16)),
                1 + random.nextInt(12),
                ImmutableMaps.empty());
        return new Node(
                name,
                labels,
                taints,
                oneIn(3) ? allocatable.with(Resources.GPU, 1 + random.nextInt(3)) : allocatable,
                new Node.Status(true, oneIn(10), Instant.EPOCH, "", equipment()));
    }

    private Node.Equipment equipment() {
        return new Node.Equipment(
                oneIn(2) ? null : ImmutableMaps.copyOf(Map.of(RandomStorage.DRIVER, 1 + random.nextInt(3))),
                oneIn(4) ? List.of(new VolumeHandle(RandomStorage.DRIVER, "strange")) : List.of(),
                oneIn(2) ? ImmutableMaps.empty() : ImmutableMaps.copyOf(Map.of("image:1", 500L << 20)),
                List.of());
    }

    PodShape shape() {
        String app = oneOf(APPS);
        var requests = Resources.ofPod(250L * random.nextInt(8), Sample.GIBIBYTE / 2 * random.nextInt(6));
        return new PodShape(
                oneIn(4) ? "team" : "default",
                ImmutableMaps.copyOf(Map.of("app", app)),
                oneIn(8) ? requests.with(Resources.GPU, 1) : requests,
                rules(app),
                0);
    }

    /** A shape without topology or volumes: what fits depends on one node alone. */
    PodShape plainShape() {
        PodShape shape = shape();
        return new PodShape(
                shape.namespace(),
                shape.labels(),
                shape.requests(),
                SchedulingRules.NONE
                        .withTolerations(shape.rules().tolerations())
                        .withAttachments(new SchedulingRules.Attachments(
                                shape.rules().attachments().hostPorts(), List.of())),
                0);
    }

    private SchedulingRules rules(String app) {
        SchedulingRules rules =
                SchedulingRules.NONE.withTolerations(oneIn(2) ? List.of(Toleration.EVERYTHING) : List.of());
        if (oneIn(5)) {
            rules = rules.withNodeAffinity(NodeAffinity.selector(Map.of(WellKnown.ZONE, oneOf(ZONES))));
        }
        if (oneIn(2)) {
            rules = rules.withSpread(List.of(spread(app)));
        }
        if (oneIn(2)) {
            rules = rules.withPodAffinity(new PodAffinityTerm.Terms(
                    oneIn(3) ? List.of(term()) : List.of(),
                    oneIn(2) ? List.of(term()) : List.of(),
                    oneIn(2) ? List.of(new PodAffinityTerm.Weighted(random.nextInt(21) - 10, term())) : List.of()));
        }
        return rules.withAttachments(new SchedulingRules.Attachments(
                oneIn(6) ? List.of(new HostPort("", "TCP", 80 + random.nextInt(2))) : List.of(),
                oneIn(8) ? List.of(oneOf(ZONES)) : List.of(),
                volumes(),
                SchedulingRules.Conditions.NONE,
                new ScoreInputs(
                        null,
                        oneIn(2) ? ScoreInputs.Images.NONE : new ScoreInputs.Images(List.of("image:1"), 1),
                        oneIn(2) ? LabelSelector.of(Map.of("app", app)) : null)));
    }

    private List<PodVolume> volumes() {
        var volumes = new ArrayList<PodVolume>();
        if (oneIn(8)) {
            volumes.add(new PodVolume.EbsDisk("vol-" + random.nextInt(2)));
        }
        if (oneIn(3)) {
            volumes.add(new PodVolume.Claim(storage.claimName()));
        }
        return volumes;
    }

    private TopologySpreadConstraint spread(String app) {
        return new TopologySpreadConstraint(
                oneIn(2) ? WellKnown.ZONE : WellKnown.HOSTNAME,
                1 + random.nextInt(2),
                !oneIn(3),
                LabelSelector.of(Map.of("app", app)),
                new TopologySpreadConstraint.Options(1 + random.nextInt(3), oneIn(2), oneIn(2), List.of()));
    }

    private PodAffinityTerm term() {
        return new PodAffinityTerm(
                oneIn(2) ? WellKnown.ZONE : WellKnown.HOSTNAME,
                LabelSelector.of(Map.of("app", oneOf(APPS))),
                new TreeSet<>(),
                oneIn(4) ? LabelSelector.EVERYTHING : null);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
