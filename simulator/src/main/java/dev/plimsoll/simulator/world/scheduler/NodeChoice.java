package dev.plimsoll.simulator.world.scheduler;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.scheduling.NodeScorer;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.world.state.SimulatedPod;

/** Finds the node for a pod as kube-scheduler's default profile does, but looks at all nodes, however many there are. */
public final class NodeChoice {

    private final NodeScorer scorer;
    private final RandomStreams streams;
    private final WorldSettings.Ties ties;

    public NodeChoice(Placement placement, RandomStreams streams, WorldSettings.Ties ties) {
        this.scorer = placement.scorer();
        this.streams = streams;
        this.ties = ties;
    }

    /** The handle of the node to bind the pod to; {@link Placement#NO_NODE} if it fits nowhere. */
    public int best(SimulatedPod pod) {
        return scorer.best(pod.shapeHandle(), equals -> choose(pod, equals));
    }

    private int choose(SimulatedPod pod, int equals) {
        return switch (ties) {
            case SEEDED -> streams.stream("tie", pod.id(), 0).nextInt(equals);
            case FIRST -> 0;
        };
    }
}
