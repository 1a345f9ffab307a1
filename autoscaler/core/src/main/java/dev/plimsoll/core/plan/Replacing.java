package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.plan.Replacement.Balance;
import dev.plimsoll.core.plan.Replacement.Replaceable;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the nodes that had better be replaced: for sets of them it asks what it would cost if they were gone and all their pods
 * had to fit, on what stays or on what would be bought. Those with the fewest pods are tried first, alone and together.
 */
public final class Replacing {

    private static final int EACH_SIZE_UP_TO = 16;
    private static final int MOST_SINGLES = 64;

    private static final Comparator<Replaceable> LEAST_LOSS_FIRST = Comparator.comparingInt(Replaceable::podCount)
            .thenComparingLong(node -> -node.template().microDollarsPerHour())
            .thenComparing(Replaceable::name);

    private final Planner quick;
    private final Planner thorough;
    private final Churn churn;

    /** The quick planner is asked of each set of nodes, the thorough one of the best of them. */
    public Replacing(Planner quick, Planner thorough, Churn churn) {
        this.quick = quick;
        this.thorough = thorough;
        this.churn = churn;
    }

    /**
     * What there is: nodes that pods may go to, groups that may grow while all nodes are still there, nodes that may go, and on
     * what terms is bought once some of them are gone.
     */
    public record Estate(
            Placement placement,
            List<Integer> landingNodes,
            List<GroupOffer> offers,
            List<Replaceable> replaceable,
            Function<List<Replaceable>, Terms> terms) {
        public Estate {
            landingNodes = List.copyOf(landingNodes);
            offers = List.copyOf(offers);
            replaceable = replaceable.stream().sorted(LEAST_LOSS_FIRST).toList();
        }
    }

    /** What saves most after all that it is taken to cost; empty if nothing saves anything. The placement is left as it was. */
    public Optional<Replacement> best(Estate estate) {
        List<Replaceable> nodes = estate.replaceable();
        Replacement best = null;
        for (int size = 1; size <= nodes.size(); size = next(size, nodes.size())) {
            best = better(best, tryOut(quick, estate, nodes.subList(0, size)));
        }
        for (Replaceable node : nodes.subList(0, Math.min(MOST_SINGLES, nodes.size()))) {
            best = better(best, tryOut(quick, estate, List.of(node)));
        }
        for (Replaceable node : nodes.subList(0, Math.min(MOST_SINGLES, nodes.size()))) {
            if (best != null && !best.gone().contains(node)) {
                var more = new ArrayList<>(best.gone());
                more.add(node);
                best = better(best, tryOut(quick, estate, more));
            }
        }
        if (best != null && !best.plan().nodes().isEmpty()) {
            best = better(best, tryOut(thorough, estate, best.gone()));
        }
        return Optional.ofNullable(best);
    }

    private static int next(int size, int all) {
        int step = size < EACH_SIZE_UP_TO ? 1 : size / 4;
        return size == all ? all + 1 : Math.min(all, size + step);
    }

    private static @Nullable Replacement better(@Nullable Replacement best, @Nullable Replacement other) {
        if (other == null || other.balance().net() <= 0) {
            return best;
        }
        return best == null || other.balance().net() > best.balance().net() ? other : best;
    }

    /** What becomes of it if these go; null if they cannot. */
    private @Nullable Replacement tryOut(Planner planner, Estate estate, List<Replaceable> gone) {
        Placement placement = estate.placement();
        int mark = placement.mark();
        try {
            Set<Integer> handles = new HashSet<>(); // asked only
            gone.forEach(node -> handles.add(node.node()));
            gone.forEach(node -> placement.removeNode(node.node()));
            List<Integer> staying = estate.landingNodes().stream()
                    .filter(node -> !handles.contains(node))
                    .toList();
            List<Demand> left = Demand.place(pods(gone), placement, staying);
            Terms terms = estate.terms().apply(gone);
            var problem = new PlanningProblem(placement, staying, left, estate.offers(), terms);
            Plan plan = planner.plan(problem);
            return plan.unplaced().isEmpty() && keepsMinimums(estate, gone, plan) && isSound(problem, plan)
                    ? new Replacement(gone, plan, balance(gone, plan, terms))
                    : null;
        } finally {
            placement.undo(mark);
        }
    }

    private static List<Demand> pods(List<Replaceable> gone) {
        var counts = new LinkedHashMap<PodShape, Integer>();
        gone.forEach(node -> node.pods().forEach(pods -> counts.merge(pods.shape(), pods.count(), Integer::sum)));
        var pods = new ArrayList<Demand>();
        counts.forEach((shape, count) -> pods.add(new Demand(shape, count)));
        return pods;
    }

    private static boolean isSound(PlanningProblem problem, Plan plan) {
        return PlanVerifier.verify(problem, plan).isEmpty();
    }

    private Balance balance(List<Replaceable> gone, Plan plan, Terms terms) {
        List<NodeTemplate> templates = gone.stream().map(Replaceable::template).toList();
        int evicted = gone.stream().mapToInt(Replaceable::podCount).sum();
        long saved = terms.bill(templates).payable() - plan.bill().weighed();
        return new Balance(saved, churn.microDollarsPerHour(evicted), evicted);
    }

    private static boolean keepsMinimums(Estate estate, List<Replaceable> gone, Plan plan) {
        Map<String, Integer> change = new HashMap<>(); // looked up only, never walked
        gone.forEach(node -> change.merge(node.template().source().group(), -1, Integer::sum));
        plan.nodes().forEach(node -> change.merge(node.template().source().group(), 1, Integer::sum));
        for (GroupOffer offer : estate.offers()) {
            int now = offer.instancesByZone().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            int changed = change.getOrDefault(offer.group().name(), 0);
            if (changed < 0 && now + changed < offer.group().minSize()) {
                return false;
            }
        }
        return true;
    }
}
