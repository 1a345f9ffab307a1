package dev.plimsoll.simulator.world;

import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.world.state.Replica;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which replicas a ReplicaSet lets go first (kubernetes pkg/controller, ActivePodsWithRanks): those on no node; those that do not
 * run yet; those with most of their kind on their node; the younger, by powers of two; and then whichever, by lot.
 */
final class ReplicaRanking {

    private final WorldContext context;
    private final RandomStreams streams;

    ReplicaRanking(WorldContext context, RandomStreams streams) {
        this.context = context;
        this.streams = streams;
    }

    private record Ranked(Replica replica, int stage, int beside, int age, long lot) {}

    List<Replica> firstToGo(List<Replica> replicas) {
        Map<SimulatedNode, Integer> onNode = new HashMap<>(); // asked only, never walked
        for (Replica replica : replicas) {
            SimulatedNode node = node(replica);
            if (node != null) {
                onNode.merge(node, 1, Integer::sum);
            }
        }
        var ranked = new ArrayList<Ranked>();
        for (Replica replica : replicas) {
            SimulatedNode node = node(replica);
            ranked.add(new Ranked(
                    replica,
                    stage(replica),
                    node == null ? 0 : -onNode.getOrDefault(node, 0),
                    age(replica),
                    streams.stream("shrink", replica.name(), 0).nextLong()));
        }
        ranked.sort(Comparator.comparingInt(Ranked::stage)
                .thenComparingInt(Ranked::beside)
                .thenComparingInt(Ranked::age)
                .thenComparingLong(Ranked::lot));
        return ranked.stream().map(Ranked::replica).toList();
    }

    private static int stage(Replica replica) {
        SimulatedPod pod = replica.current();
        if (pod == null) {
            return 0;
        }
        return switch (pod.phase()) {
            case PENDING, ENDED -> 0;
            case BOUND -> 1;
            case RUNNING, TERMINATING -> 2;
        };
    }

    private static @Nullable SimulatedNode node(Replica replica) {
        SimulatedPod pod = replica.current();
        return pod == null || pod.phase() == SimulatedPod.Phase.ENDED ? null : pod.node();
    }

    /** The number of binary digits of its age. */
    private int age(Replica replica) {
        SimulatedPod pod = replica.current();
        return pod == null ? 0 : Long.SIZE - Long.numberOfLeadingZeros(context.now() - pod.createdMillis());
    }
}
