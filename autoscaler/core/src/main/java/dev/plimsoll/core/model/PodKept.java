package dev.plimsoll.core.model;

import java.time.Instant;
import java.util.List;

/** Why a pod may not be evicted; the code is the name cluster-autoscaler gives it, where it has one. */
public sealed interface PodKept extends Reason {

    /** What made it is gone, so that nobody would make it again. */
    record ControllerNotFound(String controller) implements PodKept {
        @Override
        public String code() {
            return "ControllerNotFound";
        }

        @Override
        public String message() {
            return controller + " is gone and would not make it again";
        }
    }

    /** Its controller asks for so few replicas that none may be missing. */
    record MinReplicasReached(int replicas, int atLeast) implements PodKept {
        @Override
        public String code() {
            return "MinReplicasReached";
        }

        @Override
        public String message() {
            return "its controller asks for " + replicas + " replicas, and below " + atLeast + " none may go";
        }
    }

    /** Nobody is known to make it again: it has no controller, or one of a kind that is not known. */
    record NotReplicated(String kind) implements PodKept {
        @Override
        public String code() {
            return "NotReplicated";
        }

        @Override
        public String message() {
            return kind.isEmpty()
                    ? "it has no controller that would make it again"
                    : "nobody knows whether a " + kind
                            + " would make it again; name the kind in the settings if it would";
        }
    }

    /** It is of kube-system, and no disruption budget says that it may go. */
    record UnmovableKubeSystemPod() implements PodKept {
        @Override
        public String code() {
            return "UnmovableKubeSystemPod";
        }

        @Override
        public String message() {
            return "it is of kube-system, and no PodDisruptionBudget covers it";
        }
    }

    /** Its own annotation says so. */
    record NotSafeToEvictAnnotation() implements PodKept {
        @Override
        public String code() {
            return "NotSafeToEvictAnnotation";
        }

        @Override
        public String message() {
            return "it is annotated as not safe to evict";
        }
    }

    /** It would lose what it keeps on the node's own disk. */
    record LocalStorageRequested(String volume) implements PodKept {
        @Override
        public String code() {
            return "LocalStorageRequested";
        }

        @Override
        public String message() {
            return "its volume " + volume + " is on the node's own disk";
        }
    }

    /** A disruption budget allows nothing now. */
    record NotEnoughPdb(String budget) implements PodKept {
        @Override
        public String code() {
            return "NotEnoughPdb";
        }

        @Override
        public String message() {
            return "PodDisruptionBudget " + budget + " allows no disruption now";
        }
    }

    /** The Eviction API refuses pods that several budgets cover, for good. */
    record SeveralPdbs(List<String> budgets) implements PodKept {
        public SeveralPdbs {
            budgets = List.copyOf(budgets);
        }

        @Override
        public String code() {
            return "SeveralPdbs";
        }

        @Override
        public String message() {
            return "several PodDisruptionBudgets cover it (" + String.join(", ", budgets)
                    + "), so that no eviction is possible: leave one";
        }
    }

    /** It asks not to be disrupted, for a time or for good. */
    record DoNotDisrupt(Instant until) implements PodKept {
        @Override
        public String code() {
            return "DoNotDisrupt";
        }

        @Override
        public String message() {
            return until.equals(Mobility.FOREVER)
                    ? "it asks not to be disrupted"
                    : "it asks not to be disrupted before " + until;
        }
    }

    /** It would lose the work it has done. */
    record NotInterruptible() implements PodKept {
        @Override
        public String code() {
            return "NotInterruptible";
        }

        @Override
        public String message() {
            return "it belongs to a Job, whose work would be lost";
        }
    }

    /** It ends by itself, and its node can go then. */
    record RunsToCompletion() implements PodKept {
        @Override
        public String code() {
            return "RunsToCompletion";
        }

        @Override
        public String message() {
            return "it is to run to its end";
        }
    }
}
