package dev.plimsoll.core.improving;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.packing.ResourceAxes;
import dev.plimsoll.core.plan.Plan.LowerBound;
import dev.plimsoll.core.plan.Plan.Proof;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.scheduling.TopologyView.PodKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What pods cost at least of which no two can share a node: because no node on offer holds both, or one of them stays away from
 * the other by host or zone. Each needs a node of its own, none cheaper than the cheapest that takes it.
 */
final class ApartBound {

    private static final long NOWHERE = Long.MAX_VALUE;

    private final PlanningProblem problem;
    private final List<Waiting> waiting;
    private final List<NodeTemplate> templates = new ArrayList<>();
    private final List<long[]> free = new ArrayList<>(); // by template
    private final boolean[][] takes; // by template and row
    private final List<List<PodKind>> away = new ArrayList<>(); // by row

    ApartBound(PlanningProblem problem, List<Waiting> waiting) {
        this.problem = problem;
        this.waiting = waiting;
        ResourceAxes axes = ResourceAxes.of(problem.demands());
        problem.offers().stream()
                .filter(offer -> offer.room() > 0)
                .forEach(offer -> templates.addAll(offer.group().templates()));
        takes = new boolean[templates.size()][waiting.size()];
        Placement placement = problem.placement();
        for (Waiting pods : waiting) {
            away.add(
                    placement.hasTopology(pods.handle())
                            ? placement.topologyOf(pods.handle()).away().stream()
                                    .filter(kind -> isOfNodes(kind.topologyKey()))
                                    .toList()
                            : List.of());
        }
        int mark = placement.mark();
        try {
            for (int template = 0; template < takes.length; template++) {
                free.add(axes.vector(templates.get(template).capacity().free()));
                int node = placement.addNode(templates.get(template).freshNode("new"));
                for (int row = 0; row < waiting.size(); row++) {
                    takes[template][row] = placement.admits(waiting.get(row).handle(), node);
                }
            }
        } finally {
            placement.undo(mark);
        }
    }

    private static boolean isOfNodes(String topologyKey) {
        return topologyKey.equals(WellKnown.HOSTNAME) || topologyKey.equals(WellKnown.ZONE);
    }

    /** Of so many pods of each row that are on bought nodes; 0 where commitments may pay, which it knows nothing of. */
    LowerBound of(int[] bought) {
        long cost = 0;
        if (problem.terms().commitments().isEmpty()) {
            var apart = new ArrayList<Integer>();
            for (int row : dearestFirst(bought)) {
                if (apart.stream().allMatch(other -> isApart(row, other))) {
                    apart.add(row);
                    cost += leastCost(row) * (isApart(row, row) ? bought[row] : 1);
                }
            }
        }
        return new LowerBound(cost, Proof.APART);
    }

    private List<Integer> dearestFirst(int[] bought) {
        return IntStream.range(0, bought.length)
                .filter(row -> bought[row] > 0 && leastCost(row) != NOWHERE)
                .boxed()
                .sorted(Comparator.comparingLong(
                        (Integer row) -> -leastCost(row) * (isApart(row, row) ? bought[row] : 1)))
                .toList();
    }

    private long leastCost(int row) {
        long least = NOWHERE;
        for (int template = 0; template < takes.length; template++) {
            if (takes[template][row] && covers(template, row)) {
                least = Math.min(least, templates.get(template).microDollarsPerHour());
            }
        }
        return least == NOWHERE ? least : least + problem.terms().launchMicroDollarsPerHour();
    }

    private boolean covers(int template, int row) {
        long[] request = waiting.get(row).request();
        for (int axis = 0; axis < request.length; axis++) {
            if (request[axis] > free.get(template)[axis]) {
                return false;
            }
        }
        return true;
    }

    private boolean isApart(int row, int other) {
        return staysAway(row, other) || staysAway(other, row) || !mayShareANode(row, other);
    }

    private boolean staysAway(int row, int other) {
        return away.get(row).stream()
                .anyMatch(kind -> kind.includes(waiting.get(other).handle()));
    }

    private boolean mayShareANode(int row, int other) {
        long[] one = waiting.get(row).request();
        long[] two = waiting.get(other).request();
        for (int template = 0; template < takes.length; template++) {
            boolean holds = takes[template][row] && takes[template][other];
            for (int axis = 0; holds && axis < one.length; axis++) {
                holds = one[axis] + two[axis] <= free.get(template)[axis];
            }
            if (holds) {
                return true;
            }
        }
        return false;
    }
}
