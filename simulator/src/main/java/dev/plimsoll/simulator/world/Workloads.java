package dev.plimsoll.simulator.world;

import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.world.cloud.SimulatedAws;
import dev.plimsoll.simulator.world.cluster.PodLifecycle;
import dev.plimsoll.simulator.world.state.DisruptionBudgets;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.Replica;
import dev.plimsoll.simulator.world.state.ScaledWorkload;
import dev.plimsoll.simulator.world.state.WorldContext;
import java.util.HashMap;
import java.util.Map;

/** Carries out the events of a trace: workloads come, are scaled and go, budgets and groups change. */
public final class Workloads {

    private final WorldContext context;
    private final long startMillis;
    private final PodLifecycle pods;
    private final DisruptionBudgets budgets;
    private final SimulatedAws aws;
    private final ReplicaRanking ranking;
    private final Map<String, Replica> untilNamed = new HashMap<>();
    private final Map<String, ScaledWorkload> scaled = new HashMap<>();

    public Workloads(
            WorldContext context,
            PodLifecycle pods,
            DisruptionBudgets budgets,
            SimulatedAws aws,
            RandomStreams streams) {
        this.context = context;
        this.startMillis = context.now();
        this.pods = pods;
        this.budgets = budgets;
        this.aws = aws;
        this.ranking = new ReplicaRanking(context, streams);
    }

    public void happen(WorkloadEvent event) {
        switch (event) {
            case WorkloadEvent.PodArrives arrives -> arrive(arrives);
            case WorkloadEvent.PodDeparts departs -> depart(departs);
            case WorkloadEvent.WorkloadScaled scale -> scale(scale);
            case WorkloadEvent.BudgetSet setting -> budgets.set(setting, pods.alive(), pods.backingOff());
            case WorkloadEvent.NodeGroupChanged change ->
                aws.changeBounds(change.group(), change.minSize(), change.maxSize());
        }
    }

    private void arrive(WorkloadEvent.PodArrives arrives) {
        var replica = new Replica(arrives.podId(), arrives.shape(), arrives.owner(), arrives.departure());
        switch (arrives.departure()) {
            case Departure.AfterRunning afterRunning -> {}
            case Departure.AtTime(long atMillis) ->
                context.engine().at(startMillis + atMillis, () -> pods.giveUp(replica, PodEnd.DEPARTED));
            case Departure.OnEvent onEvent -> untilNamed.put(arrives.podId(), replica);
        }
        pods.begin(replica);
    }

    private void depart(WorkloadEvent.PodDeparts departs) {
        Replica replica = untilNamed.remove(departs.podId());
        if (replica == null) {
            throw new TraceException("pod \"" + departs.podId() + "\" departs at " + departs.atMillis()
                    + " ms, but no pod of that name is to depart by an event: let it arrive before");
        }
        pods.giveUp(replica, PodEnd.DEPARTED);
    }

    /** Pods of another shape than before replace all older ones at once. */
    private void scale(WorkloadEvent.WorkloadScaled scale) {
        String key = scale.shape().namespace() + "/" + scale.owner().kind() + "/"
                + scale.owner().name();
        ScaledWorkload workload = scaled.computeIfAbsent(key, name -> new ScaledWorkload(scale));
        int keep = workload.follow(scale) ? 0 : scale.replicas();
        if (workload.size() > keep) {
            workload.shrink(workload.size() - keep, ranking::firstToGo)
                    .forEach(replica -> pods.giveUp(replica, PodEnd.DEPARTED));
        }
        while (workload.size() < scale.replicas()) {
            pods.begin(workload.grow());
        }
    }
}
