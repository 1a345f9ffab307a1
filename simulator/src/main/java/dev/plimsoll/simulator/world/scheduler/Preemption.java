package dev.plimsoll.simulator.world.scheduler;

import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.world.state.DisruptionBudgets;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes room for a pod by ending pods of lower priority, as kube-scheduler's DefaultPreemption does
 * (pkg/scheduler/framework/preemption): on each node as few as will do, those that matter most spared first; then the node
 * with the fewest broken disruption budgets, the least important victims, and the youngest.
 */
public final class Preemption {

    private static final Comparator<SimulatedPod> MOST_IMPORTANT_FIRST =
            Comparator.comparingInt(Preemption::priority).reversed().thenComparingLong(pod -> pod.arrival);

    private static final Comparator<Candidate> LEAST_HARM_FIRST = Comparator.comparingInt(Candidate::brokenBudgets)
            .thenComparingInt(Candidate::highestPriority)
            .thenComparingLong(Candidate::sumOfPriorities)
            .thenComparingInt(candidate -> candidate.victims().size())
            .thenComparing(Candidate::firstArrival, Comparator.reverseOrder());

    private final Placement placement;
    private final Consumer<SimulatedPod> ending;
    private final DisruptionBudgets budgets;
    private final Supplier<Collection<SimulatedNode>> nodes;

    private record Candidate(SimulatedNode node, List<SimulatedPod> victims, int brokenBudgets) {

        int highestPriority() {
            return priority(victims.getFirst());
        }

        long sumOfPriorities() {
            return victims.stream().mapToLong(Preemption::priority).sum();
        }

        long firstArrival() {
            return victims.getFirst().arrival;
        }
    }

    public Preemption(
            Placement placement,
            Consumer<SimulatedPod> ending,
            DisruptionBudgets budgets,
            Supplier<Collection<SimulatedNode>> nodes) {
        this.placement = placement;
        this.ending = ending;
        this.budgets = budgets;
        this.nodes = nodes;
    }

    /** Tells the victims on the best node to go, and returns that node; null when no node can be freed. */
    @Nullable
    SimulatedNode makeRoom(SimulatedPod pod) {
        Candidate best = null;
        for (SimulatedNode node : nodes.get()) {
            Candidate candidate = candidate(pod, node);
            if (candidate != null && (best == null || LEAST_HARM_FIRST.compare(candidate, best) < 0)) {
                best = candidate;
            }
        }
        if (best == null) {
            return null;
        }
        best.victims().forEach(ending);
        return best.node();
    }

    private @Nullable Candidate candidate(SimulatedPod pod, SimulatedNode node) {
        List<SimulatedPod> lesser = lesser(pod, node);
        if (lesser.isEmpty()) {
            return null;
        }
        int mark = placement.mark();
        lesser.forEach(other -> placement.unbind(other.shapeHandle(), node.handle()));
        List<SimulatedPod> victims = placement.fits(pod.shapeHandle(), node.handle())
                ? withoutThoseThatMayStay(pod, node, lesser)
                : List.of();
        placement.undo(mark);
        if (victims.isEmpty()) {
            return null;
        }
        int brokenBudgets = (int) victims.stream().filter(this::isProtected).count();
        return new Candidate(node, victims, brokenBudgets);
    }

    private static List<SimulatedPod> lesser(SimulatedPod pod, SimulatedNode node) {
        var lesser = new ArrayList<SimulatedPod>();
        for (SimulatedPod other : node.pods()) {
            if (priority(other) < priority(pod)
                    && !other.isDaemon()
                    && other.phase() != SimulatedPod.Phase.TERMINATING) {
                lesser.add(other);
            }
        }
        return lesser;
    }

    private List<SimulatedPod> withoutThoseThatMayStay(
            SimulatedPod pod, SimulatedNode node, List<SimulatedPod> lesser) {
        lesser.sort(Comparator.comparing((SimulatedPod other) -> !isProtected(other))
                .thenComparing(MOST_IMPORTANT_FIRST));
        var victims = new ArrayList<SimulatedPod>();
        for (SimulatedPod other : lesser) {
            placement.bind(other.shapeHandle(), node.handle());
            if (!placement.fits(pod.shapeHandle(), node.handle())) {
                placement.unbind(other.shapeHandle(), node.handle());
                victims.add(other);
            }
        }
        victims.sort(MOST_IMPORTANT_FIRST);
        return victims;
    }

    private boolean isProtected(SimulatedPod pod) {
        return budgets.refusal(pod) != null;
    }

    private static int priority(SimulatedPod pod) {
        return pod.shape().priority();
    }
}
