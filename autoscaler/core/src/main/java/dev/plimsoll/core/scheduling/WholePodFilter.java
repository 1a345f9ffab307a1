package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.SchedulingRules;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What turns a pod away before any node is looked at: gates, a contradictory node affinity, claims that cannot be used. */
final class WholePodFilter implements Filter {

    @Override
    public boolean concerns(ShapeEntry shape) {
        return rejection(shape) != null;
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.PROFILE;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return false;
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        Misfit rejection = rejection(shape);
        if (rejection == null) {
            throw new IllegalStateException("nothing is wrong with the pod as a whole");
        }
        return rejection;
    }

    private static @Nullable Misfit rejection(ShapeEntry shape) {
        SchedulingRules.Conditions conditions = shape.rules().attachments().conditions();
        if (!conditions.schedulingGates().isEmpty()) {
            return new Misfit.Gated(conditions.schedulingGates().getFirst());
        }
        Set<String> names = nodeNames(shape.rules().nodeAffinity());
        if (names != null && names.isEmpty()) {
            return new Misfit.NodeAffinityConflict();
        }
        if (shape.volumes.rejection() != null) {
            return shape.volumes.rejection();
        }
        return conditions.resourceClaims().isEmpty()
                ? null
                : new Misfit.DynamicResourcesNotModelled(
                        conditions.resourceClaims().getFirst());
    }

    /** The only nodes that a pod may go to because every required term names some; null if one term names none. */
    static @Nullable Set<String> nodeNames(NodeAffinity affinity) {
        if (affinity.required().isEmpty()) {
            return null;
        }
        var all = new TreeSet<String>();
        for (NodeAffinity.Term term : affinity.required()) {
            Set<String> ofTerm = nodeNames(term);
            if (ofTerm == null) {
                return null;
            }
            all.addAll(ofTerm);
        }
        return all;
    }

    private static @Nullable Set<String> nodeNames(NodeAffinity.Term term) {
        Set<String> names = null;
        for (Requirement field : term.fields()) {
            if (field.operator() != Requirement.Operator.IN) {
                continue;
            }
            if (names == null) {
                names = new TreeSet<>(field.values());
            } else {
                names.retainAll(field.values());
            }
        }
        return names;
    }
}
