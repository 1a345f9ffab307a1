package dev.plimsoll.core.draining;

import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.PodShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which disruption budgets cover a pod; found once a shape. */
public final class CoveringBudgets {

    private final Map<String, List<PodDisruptionBudget>> byNamespace = new HashMap<>(); // asked only, never walked
    private final Map<PodShape, List<PodDisruptionBudget>> byShape = new HashMap<>(); // asked only, never walked

    private final List<PodDisruptionBudget> all;

    public CoveringBudgets(List<PodDisruptionBudget> budgets) {
        all = List.copyOf(budgets);
        for (PodDisruptionBudget budget : budgets) {
            byNamespace
                    .computeIfAbsent(budget.namespace(), none -> new ArrayList<>())
                    .add(budget);
        }
    }

    /** In the order in which they were given. */
    public List<PodDisruptionBudget> of(PodShape shape) {
        List<PodDisruptionBudget> near = byNamespace.get(shape.namespace());
        return near == null ? List.of() : byShape.computeIfAbsent(shape, this::find);
    }

    /** The same budgets, allowing anything. */
    CoveringBudgets unlimited() {
        return new CoveringBudgets(all.stream()
                .map(budget -> new PodDisruptionBudget(
                        budget.namespace(), budget.name(), budget.selector(), Integer.MAX_VALUE))
                .toList());
    }

    private List<PodDisruptionBudget> find(PodShape shape) {
        return byNamespace.getOrDefault(shape.namespace(), List.of()).stream()
                .filter(budget -> budget.covers(shape))
                .toList();
    }
}
