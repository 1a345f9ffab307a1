package dev.plimsoll.core.draining;

import dev.plimsoll.core.model.NodeKept.BlockedByPod;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.settings.DrainOptions;
import java.util.ArrayList;
import java.util.List;

/** What becomes of pods when their node is drained, by the one list of rules and in its order. */
public final class DrainRules {

    /** All of them, in the order in which they are asked; the first that answers has the word. */
    private static final List<DrainRule> IN_ORDER = List.of(
            new DrainRule.Static(),
            new DrainRule.Stuck(),
            new DrainRule.OwnerThere(),
            new DrainRule.DaemonSetPod(),
            new DrainRule.NotDisturbed(),
            new DrainRule.SafeToEvict(),
            new DrainRule.Finished(),
            new DrainRule.OnCompletion(),
            new DrainRule.Replicated(),
            new DrainRule.SystemPod(),
            new DrainRule.NotSafeToEvict(),
            new DrainRule.LocalStorage(),
            new DrainRule.Budgeted());

    private final DrainContext context;

    public DrainRules(DrainContext context) {
        this.context = context;
    }

    /** For the pods that a view shows, under the budgets that it shows. */
    public static DrainRules of(ClusterView view, DrainOptions options) {
        return new DrainRules(new DrainContext(
                options, new CoveringBudgets(view.seen().budgets().items()), view.now()));
    }

    /** Whether a pod lives and ends with its node, by what made it. */
    public static boolean isPartOfTheNode(Pod pod) {
        return pod.owner().kind().isPartOfTheNode();
    }

    /** Whether there is nothing on a node but what is part of it. */
    public static boolean isEmpty(List<Pod> pods) {
        for (Pod pod : pods) {
            if (!isPartOfTheNode(pod)) {
                return false;
            }
        }
        return true;
    }

    /** The same rules for pods that are being evicted already: what is left of their budgets no longer keeps them. */
    public DrainRules whateverBudgetsAllow() {
        return new DrainRules(
                new DrainContext(context.options(), context.budgets().unlimited(), context.now()));
    }

    /** What becomes of this pod, whether or not it is expendable. */
    public Drainability judge(Pod pod) {
        for (DrainRule rule : IN_ORDER) {
            Drainability answer = rule.judge(pod, context);
            if (answer != null) {
                return answer;
            }
        }
        throw new IllegalStateException("no rule has a word for pod " + pod.id() + ": the last one must");
    }

    /** Whether a pod counts for nothing, as its priority is so low and it may push out others. */
    public boolean isExpendable(Pod pod) {
        return pod.life().mobility().expendable()
                && pod.shape().priority() < context.options().expendableBelow();
    }

    /** What becomes of all pods of a node; after the first that keeps it, nobody looks further. */
    public PodDrain judge(List<Pod> pods) {
        var evicted = new ArrayList<Pod>();
        var awaited = new ArrayList<Pod>();
        var daemons = new ArrayList<Pod>();
        var left = new ArrayList<Pod>();
        BlockedByPod blocker = null;
        for (Pod pod : pods) {
            if (isExpendable(pod)) {
                left.add(pod);
                continue;
            }
            switch (judge(pod)) {
                case Drainability.Evict evict -> evicted.add(pod);
                case Drainability.Wait wait -> awaited.add(pod);
                case Drainability.PartOfTheNode part -> (isEvictedFirst(pod) ? daemons : left).add(pod);
                case Drainability.Leave leave -> left.add(pod);
                case Drainability.Keep keep -> blocker = new BlockedByPod(pod.id(), keep.why());
            }
            if (blocker != null) {
                break;
            }
        }
        return new PodDrain(evicted, awaited, daemons, left, blocker);
    }

    /** A DaemonSet's pod may say itself whether it is evicted before its node ends. */
    private boolean isEvictedFirst(Pod pod) {
        return switch (pod.life().eviction()) {
            case ALLOWED -> true;
            case BY_RULES -> context.options().evictDaemonSets();
            case FORBIDDEN, AT_COMPLETION -> false;
        };
    }
}
