package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.kubernetes.Selectors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Disruption budgets. */
public final class Budgets {

    /** A label must be there and must not. */
    private static final LabelSelector NOTHING = new LabelSelector(List.of(
            new Requirement("none", Requirement.Operator.EXISTS, List.of()),
            new Requirement("none", Requirement.Operator.DOES_NOT_EXIST, List.of())));

    private static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    private Budgets() {}

    /** Of a budget that cannot be read nobody knows whom it keeps: all of its namespace. */
    static PodDisruptionBudget unknown(String namespace, String name) {
        return new PodDisruptionBudget(namespace, name, EVERYTHING, 0);
    }

    /** Nothing may go while the budget's controller has not yet counted by what the budget says now. */
    public static PodDisruptionBudget read(io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget budget) {
        String namespace = budget.getMetadata().getNamespace();
        String name = budget.getMetadata().getName();
        LabelSelector selector =
                Selectors.labels(budget.getSpec().getSelector(), "PodDisruptionBudget " + namespace + "/" + name);
        var status = budget.getStatus();
        boolean counted = status != null
                && status.getDisruptionsAllowed() != null
                && orZero(status.getObservedGeneration())
                        >= orZero(budget.getMetadata().getGeneration());
        return new PodDisruptionBudget(
                namespace,
                name,
                selector == null ? NOTHING : selector,
                status != null && counted ? status.getDisruptionsAllowed() : 0);
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
