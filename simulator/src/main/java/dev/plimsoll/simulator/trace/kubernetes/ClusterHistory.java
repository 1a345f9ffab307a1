package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.Manifest.DaemonSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster was seen to do from one moment to another, whoever saw it; all times are milliseconds since 1970. What
 * could not be known is counted by a sentence each.
 */
public record ClusterHistory(
        Span span,
        List<PodLife> pods,
        List<NodeLife> nodes,
        Controllers controllers,
        SortedMap<String, Long> unknowns) {

    public ClusterHistory {
        pods = List.copyOf(pods);
        nodes = List.copyOf(nodes);
        unknowns = new TreeMap<>(unknowns);
    }

    /** From the first to the last thing seen, both inclusive. */
    public record Span(long startMillis, long endMillis) {}

    /** One pod from its creation to its end; its id is namespace/name, with ~2 and so on where a name came again. */
    public record PodLife(String id, PodShape shape, Maker maker, Times times, Ending ending) {

        public String namespace() {
            return shape.namespace();
        }
    }

    /**
     * The controller that made the pod ("" for none), and who would make it again: for a ReplicaSet its Deployment. It has
     * volumes of its own if each pod of that owner has.
     */
    public record Maker(String kind, String name, Owner owner, boolean hasOwnVolumes) {

        static final Maker NOBODY = new Maker("", "", Owner.NOBODY, false);
    }

    /** When it was made, bound and running; null for what never was, or was not seen. */
    public record Times(
            long createdMillis,
            @Nullable Long boundMillis,
            @Nullable Long runningMillis) {}

    /** How it ended and when (null: it was there at the end), and the node it was on ("" for none). */
    public record Ending(End end, @Nullable Long endedMillis, String node) {}

    /** How a pod ended. */
    public enum End {
        /** All its containers ended well. */
        FINISHED,
        /** It failed. */
        FAILED,
        /** Somebody deleted it: its controller, a person, or an eviction. */
        DELETED,
        /** It went with its node. */
        LOST,
        /** It was still there. */
        NONE
    }

    /** A node from its registration to its deletion (null: it was there at the end). */
    public record NodeLife(
            String name,
            SortedMap<String, String> labels,
            List<Taint> taints,
            Resources allocatable,
            Existence existence) {

        public NodeLife {
            taints = List.copyOf(taints);
        }

        /** From when to when. */
        public record Existence(
                long createdMillis, @Nullable Long deletedMillis) {}
    }

    /** What those that make pods were told: replicas, budgets, and DaemonSets, which are named namespace/name. */
    public record Controllers(List<Scaling> scalings, List<Budget> budgets, List<DaemonSet> daemonSets) {

        public Controllers {
            scalings = List.copyOf(scalings);
            budgets = List.copyOf(budgets);
            daemonSets = List.copyOf(daemonSets);
        }
    }

    /** A Deployment or StatefulSet has so many replicas from now on; the template's shape is null where nobody saw it. */
    public record Scaling(
            long atMillis,
            String namespace,
            Owner owner,
            @Nullable PodShape template,
            int replicas) {}

    /** A PodDisruptionBudget as it is from now on; a limit of null says that it is gone. */
    public record Budget(
            long atMillis,
            String namespace,
            String name,
            LabelSelector selector,
            @Nullable BudgetLimit limit) {}
}
