package dev.plimsoll.core.draining;

import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.PodKept;
import dev.plimsoll.core.settings.DrainOptions;
import dev.plimsoll.core.settings.DrainOptions.SystemPods;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule about what becomes of a pod when its node is drained. The order is that of cluster-autoscaler 1.36
 * (simulator/drainability/rules/rules.go), the rules that are ours put in where they let no pod go that the other keeps.
 */
sealed interface DrainRule {

    /** The answer; null when the rule has none for this pod. */
    @Nullable
    Drainability judge(Pod pod, DrainContext context);

    /** Static pods end with their node. */
    record Static() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            return pod.owner().kind() == Owner.Kind.STATIC ? Drainability.LEAVE : null;
        }
    }

    /** A pod that should have been gone for a while already holds nobody up. */
    record Stuck() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            Instant overdueAt = pod.life().ending().overdueAt();
            return overdueAt != null && overdueAt.isBefore(context.now()) ? Drainability.LEAVE : null;
        }
    }

    /** What made the pod must still be there, and ask for enough of its kind. */
    record OwnerThere() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            DrainOptions.Owners owners = context.options().owners();
            Owner.Controller controller = pod.owner().controller();
            if (!owners.known()) {
                return null;
            }
            if (!controller.found()) {
                return new Drainability.Keep(
                        new PodKept.ControllerNotFound(controller.kind() + " " + controller.name()));
            }
            Integer replicas = controller.replicas();
            return replicas != null && replicas < owners.minReplicas()
                    ? new Drainability.Keep(new PodKept.MinReplicasReached(replicas, owners.minReplicas()))
                    : null;
        }
    }

    /** A DaemonSet's pod is part of its node. */
    record DaemonSetPod() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            return pod.owner().kind() == Owner.Kind.DAEMON_SET ? Drainability.PART_OF_THE_NODE : null;
        }
    }

    /** A pod that asks not to be disrupted stays, whatever else it says; one that has ended has nothing to lose. */
    record NotDisturbed() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            Instant until = pod.life().mobility().protectedUntil();
            return context.options().protection().doNotDisrupt()
                            && until != null
                            && context.now().isBefore(until)
                            && !pod.life().ending().finished()
                    ? new Drainability.Keep(new PodKept.DoNotDisrupt(until))
                    : null;
        }
    }

    /** A pod that says it is safe to evict is not asked anything else. */
    record SafeToEvict() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            return pod.life().eviction() == Eviction.ALLOWED ? Drainability.EVICT : null;
        }
    }

    /** A pod that has ended for good has nothing to lose. */
    record Finished() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            return pod.life().ending().finished() ? Drainability.EVICT : null;
        }
    }

    /** A pod that is to run to its end is waited for. */
    record OnCompletion() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            return pod.life().eviction() == Eviction.AT_COMPLETION ? Drainability.WAIT : null;
        }
    }

    /** Somebody must make the pod again, and not lose by it. */
    record Replicated() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            DrainOptions.Owners owners = context.options().owners();
            return switch (pod.owner().kind()) {
                case DEPLOYMENT, REPLICATION_CONTROLLER, STATEFUL_SET, DAEMON_SET, STATIC -> null;
                case JOB -> owners.interruptJobs() ? null : new Drainability.Keep(new PodKept.NotInterruptible());
                case CUSTOM -> {
                    String kind = pod.owner().controller().kind();
                    yield !owners.known() || owners.alsoReplicating().contains(kind)
                            ? null
                            : new Drainability.Keep(new PodKept.NotReplicated(kind));
                }
                case BARE -> new Drainability.Keep(new PodKept.NotReplicated(""));
            };
        }
    }

    /** A pod of kube-system stays, unless a budget says how many of it may be missing, or it has been there for long enough. */
    record SystemPod() implements DrainRule {

        private static final String NAMESPACE = "kube-system";

        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            SystemPods system = context.options().protection().systemPods();
            if (system == SystemPods.FREE
                    || !pod.shape().namespace().equals(NAMESPACE)
                    || !context.budgets().of(pod.shape()).isEmpty()) {
                return null;
            }
            Instant freeAt = freeAt(pod, context);
            if (freeAt == null || context.now().isBefore(freeAt)) {
                return new Drainability.Keep(new PodKept.UnmovableKubeSystemPod());
            }
            return system == SystemPods.FREE_AFTER_TIMEOUT ? Drainability.EVICT : null;
        }

        /** Null for a pod that does not say when it was made. */
        private static @Nullable Instant freeAt(Pod pod, DrainContext context) {
            return pod.createdAt().equals(Instant.EPOCH)
                    ? null
                    : pod.createdAt()
                            .plus(context.options().protection().systemPodTimeout())
                            .plusNanos(1);
        }
    }

    /** A pod that says it is not safe to evict stays. */
    record NotSafeToEvict() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            return pod.life().eviction() == Eviction.FORBIDDEN
                    ? new Drainability.Keep(new PodKept.NotSafeToEvictAnnotation())
                    : null;
        }
    }

    /** A pod does not lose what it keeps on the node's own disk, unless it says that it may. */
    record LocalStorage() implements DrainRule {
        @Override
        public @Nullable Drainability judge(Pod pod, DrainContext context) {
            String volume = pod.life().mobility().localVolume();
            return context.options().protection().localStorage() && !volume.isEmpty()
                    ? new Drainability.Keep(new PodKept.LocalStorageRequested(volume))
                    : null;
        }
    }

    /** The disruption budgets have the last word; nothing stands against a pod that they let go. */
    record Budgeted() implements DrainRule {
        @Override
        public Drainability judge(Pod pod, DrainContext context) {
            List<PodDisruptionBudget> budgets = context.budgets().of(pod.shape());
            if (budgets.size() > 1 && context.options().protection().severalBudgets()) {
                return new Drainability.Keep(new PodKept.SeveralPdbs(
                        budgets.stream().map(PodDisruptionBudget::name).toList()));
            }
            for (PodDisruptionBudget budget : budgets) {
                if (budget.disruptionsAllowed() < 1) {
                    return new Drainability.Keep(new PodKept.NotEnoughPdb(budget.name()));
                }
            }
            return Drainability.EVICT;
        }
    }
}
