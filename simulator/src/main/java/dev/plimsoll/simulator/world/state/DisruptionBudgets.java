package dev.plimsoll.simulator.world.state;

import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The PodDisruptionBudgets: of the replicas each covers, how many are wanted and how many are healthy (running, and not being
 * evicted).
 */
public final class DisruptionBudgets {

    private final WorldContext context;
    private final SortedMap<String, Budget> budgets = new TreeMap<>();
    private final IdentityHashMap<PodShape, List<Budget>> byShape = new IdentityHashMap<>();
    private List<PodDisruptionBudget> shown = List.of();

    private static final class Budget {
        private final BudgetSet setting;
        private int wanted;
        private int healthy;

        Budget(BudgetSet setting) {
            this.setting = setting;
        }

        boolean covers(PodShape shape) {
            return setting.namespace().equals(shape.namespace())
                    && setting.selector().matches(shape.labels());
        }

        /** A pod that is not healthy may go as long as enough others are. */
        boolean allows(boolean healthyPod) {
            return setting.limit().disruptionsAllowed(healthyPod ? healthy : healthy + 1, wanted) > 0;
        }

        PodDisruptionBudget state() {
            return new PodDisruptionBudget(
                    setting.namespace(),
                    setting.name(),
                    setting.selector(),
                    setting.limit().disruptionsAllowed(healthy, wanted));
        }
    }

    public DisruptionBudgets(WorldContext context) {
        this.context = context;
    }

    /** Creates a budget, or replaces the one of its namespace and name, over pods and over replicas that have none just now. */
    public void set(BudgetSet setting, Collection<SimulatedPod> pods, Collection<Replica> without) {
        var budget = new Budget(setting);
        for (SimulatedPod pod : pods) {
            if (!pod.isDaemon() && budget.covers(pod.shape())) {
                Replica replica = pod.replica();
                budget.wanted += replica.current() == pod && replica.isWanted() ? 1 : 0;
                budget.healthy += pod.phase() == SimulatedPod.Phase.RUNNING ? 1 : 0;
            }
        }
        for (Replica replica : without) {
            budget.wanted += replica.isWanted() && budget.covers(replica.shape()) ? 1 : 0;
        }
        budgets.put(setting.namespace() + "/" + setting.name(), budget);
        byShape.clear();
        context.changed(WorldContext.Part.BUDGETS);
    }

    public void wanted(PodShape shape, int difference) {
        for (Budget budget : covering(shape)) {
            budget.wanted += difference;
            context.changed(WorldContext.Part.BUDGETS);
        }
    }

    public void healthy(PodShape shape, int difference) {
        for (Budget budget : covering(shape)) {
            budget.healthy += difference;
            context.changed(WorldContext.Part.BUDGETS);
        }
    }

    /** Why the pod may not be evicted at this moment; null when it may. */
    @Nullable
    public String refusal(SimulatedPod pod) {
        for (Budget budget : covering(pod.shape())) {
            if (!budget.allows(pod.phase() == SimulatedPod.Phase.RUNNING)) {
                return "PodDisruptionBudget " + budget.setting.namespace() + "/" + budget.setting.name()
                        + " allows no disruption: " + budget.healthy + " of " + budget.wanted + " pods are healthy";
            }
        }
        return null;
    }

    private List<Budget> covering(PodShape shape) {
        if (budgets.isEmpty()) {
            return List.of();
        }
        return byShape.computeIfAbsent(
                shape,
                covered -> budgets.values().stream()
                        .filter(budget -> budget.covers(covered))
                        .toList());
    }

    /** In the order of namespaces and names; the same list as long as none changes. */
    public List<PodDisruptionBudget> states() {
        if (context.takeChange(WorldContext.Part.BUDGETS)) {
            var states = new ArrayList<PodDisruptionBudget>();
            budgets.values().forEach(budget -> states.add(budget.state()));
            shown = states.equals(shown) ? shown : List.copyOf(states);
        }
        return shown;
    }
}
