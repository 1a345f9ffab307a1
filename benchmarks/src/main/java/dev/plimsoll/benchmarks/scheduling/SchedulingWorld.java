package dev.plimsoll.benchmarks.scheduling;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A cluster of three zones and four node sizes, one node in ten tainted, and 200 shapes whose pods are many for the first and
 * few for the last. In the mix with topology a sixth of the shapes is spread over zones and a sixth has one pod a host.
 */
final class SchedulingWorld {

    static final int SHAPES = 200;

    private static final long GIBIBYTE = 1L << 30;
    private static final Taint SPOT = new Taint("spot", "true", Taint.Effect.NO_SCHEDULE);
    private static final int[] CORES = {4, 8, 8, 16};

    final Placement placement = new Placement();
    final int[] shapes = new int[SHAPES];
    final int[] pods = new int[SHAPES];
    private final Random random = new Random(42);
    private final List<Integer> nodesByName;
    private final boolean withTopology;

    SchedulingWorld(int nodes, int pods, boolean withTopology) {
        this.withTopology = withTopology;
        for (int i = 0; i < nodes; i++) {
            placement.addNode(node(i));
        }
        nodesByName = Arrays.stream(placement.nodes())
                .boxed()
                .sorted(Comparator.comparing(node -> placement.nodeAt(node).name()))
                .toList();
        for (int i = 0; i < SHAPES; i++) {
            shapes[i] = placement.shape(shape(i));
        }
        share(pods);
    }

    static Node node(int number) {
        String name = "ip-10-0-" + number / 256 + "-" + number % 256;
        int cores = CORES[number % CORES.length];
        var labels = new TreeMap<String, String>();
        labels.put(WellKnown.HOSTNAME, name);
        labels.put(WellKnown.ZONE, "us-east-1" + "abc".charAt(number % 3));
        labels.put(WellKnown.INSTANCE_TYPE, "m5." + cores);
        labels.put(WellKnown.ARCHITECTURE, "amd64");
        return new Node(
                name,
                labels,
                number % 10 == 9 ? List.of(SPOT) : List.of(),
                new Resources(cores * 1000L - 80, cores * 4L * GIBIBYTE - GIBIBYTE, 58, ImmutableMaps.empty()),
                new Node.Status(true, false, Instant.EPOCH, "i-" + number));
    }

    PodShape shape(int number) {
        String app = "app-" + number;
        return new PodShape(
                "team-" + number % 10,
                ImmutableMaps.copyOf(Map.of("app", app, "tier", "t" + number % 4)),
                Resources.ofPod(50L + 50L * random.nextInt(20), (1 + random.nextInt(16)) * GIBIBYTE / 8),
                rules(number, LabelSelector.of(Map.of("app", app))),
                0);
    }

    private SchedulingRules rules(int number, LabelSelector self) {
        SchedulingRules rules = number % 5 == 0
                ? SchedulingRules.NONE.withTolerations(List.of(Toleration.EVERYTHING))
                : SchedulingRules.NONE;
        if (withTopology && number % 6 == 1) {
            return rules.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, self)));
        }
        if (withTopology && number % 6 == 4) {
            return rules.withPodAffinity(new PodAffinityTerm.Terms(
                    List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, self)), List.of()));
        }
        return rules;
    }

    /** Shares the pods out so that shape i has 1 / (i + 10) of the first one's share. */
    private void share(int total) {
        double sum = 0;
        for (int i = 0; i < SHAPES; i++) {
            sum += 1.0 / (i + 10);
        }
        int left = total;
        for (int i = SHAPES - 1; i >= 0; i--) {
            pods[i] = i == 0 ? left : (int) (total / sum / (i + 10));
            left -= pods[i];
        }
    }

    /** Places all pods on the first nodes that take them; the number that found no place. */
    int placeAll() {
        var firstFit = new FirstFit(placement, nodesByName());
        int unplaced = 0;
        for (int i = 0; i < SHAPES; i++) {
            unplaced += firstFit.place(shapes[i], pods[i]);
        }
        return unplaced;
    }

    /** The nodes in the order in which the control loop fills them. */
    List<Integer> nodesByName() {
        return nodesByName;
    }

    /** The shape of each pod on the node, in no order, as pods come. */
    int[] podsOn(int node) {
        var pods = new ArrayList<Integer>();
        for (int shape : placement.shapesOn(node)) {
            pods.addAll(Collections.nCopies(placement.count(shape, node), shape));
        }
        Collections.shuffle(pods, random);
        return pods.stream().mapToInt(shape -> shape).toArray();
    }

    /** Puts pods of random shapes on random nodes that take them until the share of all cpu is used. */
    void load(double share) {
        int[] nodes = placement.nodes();
        long all = 0;
        for (int node : nodes) {
            all += placement.nodeAt(node).allocatable().cpuMillis();
        }
        long wanted = (long) (all * share);
        while (wanted > 0) {
            int shape = shapes[random.nextInt(SHAPES)];
            int node = nodes[random.nextInt(nodes.length)];
            if (placement.fits(shape, node)) {
                placement.bind(shape, node);
                wanted -= placement.shapeAt(shape).requests().cpuMillis();
            }
        }
    }
}
