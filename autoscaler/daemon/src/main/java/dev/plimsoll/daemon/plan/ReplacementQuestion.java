package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.draining.CoveringBudgets;
import dev.plimsoll.core.draining.DrainContext;
import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.draining.Eligibility;
import dev.plimsoll.core.draining.PodDrain;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Replacement.Replaceable;
import dev.plimsoll.core.plan.Replacing;
import dev.plimsoll.core.plan.Terms;
import dev.plimsoll.core.settings.PaidNode;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.kubernetes.ClusterSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which nodes of a cluster had better be replaced: what there is, and which nodes stay in any case, each with the reason. */
public record ReplacementQuestion(Question.Subject subject, Replacing.Estate estate, List<Kept> kept) {

    /** A node that stays. */
    public record Kept(String node, String reason) {}

    public ReplacementQuestion {
        kept = List.copyOf(kept);
    }

    /** The question for a snapshot, all files of one cluster, under these settings. Pods that wait are given their places first. */
    public static ReplacementQuestion read(List<Path> snapshot, Path groups, TypeTable types, Settings settings)
            throws IOException {
        Inventory inventory = Inventory.read(snapshot, groups, types);
        List<Demand> waiting = inventory.cluster().waiting().stream()
                .map(pod -> new Demand(pod.shape(), 1))
                .toList();
        Demand.place(waiting, inventory.placement(), inventory.landingNodes());
        return new Sorting(inventory, settings).question();
    }

    /** Tells nodes that may go from those that stay. */
    private static final class Sorting {

        private final Inventory inventory;
        private final Settings settings;
        private final DrainRules rules;
        private final List<Replaceable> replaceable = new ArrayList<>();
        private final List<Kept> kept = new ArrayList<>();

        Sorting(Inventory inventory, Settings settings) {
            this.inventory = inventory;
            this.settings = settings;
            rules = new DrainRules(new DrainContext(
                    settings.removals().pods(), new CoveringBudgets(List.of()), youngest(inventory.cluster())));
        }

        ReplacementQuestion question() {
            inventory.cluster().nodes().forEach(this::sort);
            var estate = new Replacing.Estate(
                    inventory.placement(),
                    inventory.landingNodes(),
                    inventory.offers(),
                    replaceable,
                    this::termsWithout);
            return new ReplacementQuestion(inventory.subject(), estate, kept);
        }

        /** A snapshot does not say when it was taken: not before the youngest thing in it was made. */
        private static Instant youngest(ClusterSnapshot cluster) {
            Instant youngest = Instant.EPOCH;
            for (NodeState state : cluster.nodes()) {
                youngest = later(youngest, state.node().status().registeredAt());
                for (Pod pod : state.pods()) {
                    youngest = later(youngest, pod.createdAt());
                }
            }
            return youngest;
        }

        private static Instant later(Instant one, Instant other) {
            return other.isAfter(one) ? other : one;
        }

        private void sort(NodeState state) {
            NodeTemplate template = inventory.fleets().templateOf(state.node());
            PodDrain drain = rules.judge(state.pods());
            NodeKept marked =
                    Eligibility.annotated(state.node(), settings.removals().nodes());
            String name = state.node().name();
            if (template == null) {
                kept.add(new Kept(name, "it is of no group, or could be of several"));
            } else if (!state.node().status().ready()) {
                kept.add(new Kept(name, "it is not ready"));
            } else if (marked != null) {
                kept.add(new Kept(name, marked.message()));
            } else if (drain.blocker() != null) {
                kept.add(new Kept(name, drain.blocker().message()));
            } else if (!drain.awaited().isEmpty()) {
                kept.add(new Kept(
                        name,
                        new NodeKept.BlockedByOnCompletionPod(
                                        drain.awaited().getFirst().id())
                                .message()));
            } else {
                replaceable.add(new Replaceable(inventory.handle(state), name, template, headedFor(state)));
            }
        }

        /** The pods that would have to move: all that are there or on their way, but those that end with the node. */
        private List<Demand> headedFor(NodeState state) {
            var pods = new ArrayList<Demand>();
            int node = inventory.handle(state);
            Set<Integer> staying = new TreeSet<>();
            for (Pod pod : state.pods()) {
                if (DrainRules.isPartOfTheNode(pod) || pod.terminating()) {
                    int shape = inventory.placement().shape(pod.shape());
                    staying.add(pod.terminating() ? inventory.placement().terminating(shape) : shape);
                }
            }
            for (int shape : inventory.placement().shapesOn(node)) {
                if (!staying.contains(shape)) {
                    pods.add(new Demand(
                            inventory.placement().shapeAt(shape),
                            inventory.placement().count(shape, node)));
                }
            }
            return pods;
        }

        private Terms termsWithout(List<Replaceable> gone) {
            List<String> names = gone.stream().map(Replaceable::name).toList();
            List<PaidNode> paid = new ArrayList<>(inventory.coming());
            for (NodeState state : inventory.cluster().nodes()) {
                if (!names.contains(state.node().name())) {
                    paid.add(inventory.fleets().paid(state.node()));
                }
            }
            return settings.terms(paid);
        }
    }
}
