package dev.plimsoll.simulator.world;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores nodes by two of kube-scheduler's plugins: the least allocated of cpu and memory (weight 1), and for pods of
 * Deployments and StatefulSets the spread of their shape over hosts and zones (weight 2).
 */
final class NodeScores {

    private static final int FULL = 100;
    private static final int SPREAD_WEIGHT = 2;

    private final Placement placement;
    private final List<String> zones = new ArrayList<>();
    private long[] cpuMillis = new long[64];
    private long[] memoryBytes = new long[64];
    private int[] zone = new int[64];
    private int[] score = new int[64];
    private int[] onHost = new int[64];

    NodeScores(Placement placement) {
        this.placement = placement;
    }

    void nodeAdded(int handle, Node node) {
        if (handle >= zone.length) {
            int grown = Math.max(handle + 1, 2 * zone.length);
            cpuMillis = Arrays.copyOf(cpuMillis, grown);
            memoryBytes = Arrays.copyOf(memoryBytes, grown);
            zone = Arrays.copyOf(zone, grown);
            score = Arrays.copyOf(score, grown);
            onHost = Arrays.copyOf(onHost, grown);
        }
        cpuMillis[handle] = node.allocatable().cpuMillis();
        memoryBytes[handle] = node.allocatable().memoryBytes();
        zone[handle] = zoneIndex(node.zone());
    }

    private int zoneIndex(String name) {
        int index = zones.indexOf(name);
        if (index < 0) {
            zones.add(name);
            index = zones.size() - 1;
        }
        return index;
    }

    /** Moves those of the first {@code found} nodes that have the best score to the front, in their order; returns how many. */
    int keepBest(SimulatedPod pod, int[] feasible, int found) {
        leastAllocated(pod, feasible, found);
        if (isSpread(pod.owner().kind())) {
            addSpread(pod.shapeHandle(), feasible, found);
        }
        int best = Integer.MIN_VALUE;
        int kept = 0;
        for (int i = 0; i < found; i++) {
            int node = feasible[i];
            if (score[node] > best) {
                best = score[node];
                kept = 0;
            }
            if (score[node] == best) {
                feasible[kept++] = node;
            }
        }
        return kept;
    }

    private static boolean isSpread(Owner.Kind kind) {
        return switch (kind) {
            case DEPLOYMENT, STATEFUL_SET -> true;
            case JOB, BARE, DAEMON_SET -> false;
        };
    }

    private void leastAllocated(SimulatedPod pod, int[] feasible, int found) {
        Resources asked = pod.shape().requests();
        for (int i = 0; i < found; i++) {
            int node = feasible[i];
            long cpu = share(placement.freeCpuMillis(node) - asked.cpuMillis(), cpuMillis[node]);
            long memory = share(placement.freeMemoryBytes(node) - asked.memoryBytes(), memoryBytes[node]);
            score[node] = (int) (cpu + memory) / 2;
        }
    }

    private static long share(long left, long capacity) {
        return capacity <= 0 ? 0 : Math.max(0, left) * FULL / capacity;
    }

    private void addSpread(int shape, int[] feasible, int found) {
        int[] inZone = new int[zones.size()];
        int mostOnHost = 0;
        for (int i = 0; i < found; i++) {
            int node = feasible[i];
            onHost[node] = placement.count(shape, node);
            inZone[zone[node]] += onHost[node];
            mostOnHost = Math.max(mostOnHost, onHost[node]);
        }
        int mostInZone = Arrays.stream(inZone).max().orElse(0);
        for (int i = 0; i < found; i++) {
            int node = feasible[i];
            int spread = few(onHost[node], mostOnHost) + few(inZone[zone[node]], mostInZone);
            score[node] += SPREAD_WEIGHT * spread / 2;
        }
    }

    private static int few(int count, int most) {
        return most == 0 ? FULL : FULL * (most - count) / most;
    }
}
