package dev.plimsoll.core.improving;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.ZoneTurns;
import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out nodes of a plan whose pods have room on its other nodes or on those that are there, one after another; of plans
 * too large to be made anew. Of a group over several zones only the last instance can go.
 */
final class Trimming {

    private static final Comparator<GroupOffer> DEAREST_FIRST = Comparator.comparingLong(
                    (GroupOffer offer) -> -offer.group().templates().getFirst().microDollarsPerHour())
            .thenComparing(offer -> offer.group().name());

    private static final int MOST_GROUPS = 12; // that are tried one by one

    private final PlanningProblem problem;
    private final Placement placement;
    private final List<Waiting> waiting;
    private final List<NodeTemplate> templates = new ArrayList<>();
    private final List<Integer> handles = new ArrayList<>();
    private final Map<String, List<Integer>> byGroup =
            new TreeMap<>(); // the nodes that are left, by their place in the plan
    private final Map<Integer, Integer> rowOf = new HashMap<>(); // looked up only
    private final int[] left;
    private final FirstFit nodes;
    private boolean isEmptyOnly;
    private int most;

    /** Nodes that are left with their pods, and what is left without room; by row of those that wait. */
    @SuppressWarnings("ArrayRecordComponent") // vectors that are never compared, nor changed
    record Trimmed(List<NodeTemplate> templates, int[][] podsByNode, int[] left) {}

    Trimming(PlanningProblem problem, List<Waiting> waiting) {
        this.problem = problem;
        this.waiting = waiting;
        placement = problem.placement();
        nodes = new FirstFit(placement, problem.landingNodes());
        left = waiting.stream().mapToInt(Waiting::pods).toArray();
        for (int row = 0; row < left.length; row++) {
            rowOf.put(waiting.get(row).handle(), row);
        }
    }

    /** Which nodes may go: of which group, if not of all; whether those alone that are empty; and how many. */
    record Extent(@Nullable String group, boolean isEmptyOnly, int most) {

        static final Extent ALL = new Extent(null, false, Integer.MAX_VALUE);
        static final Extent EMPTY = new Extent(null, true, Integer.MAX_VALUE);

        /** What to try one after another where all cannot be had. */
        static List<Extent> lesser(PlanningProblem problem) {
            var lesser = new ArrayList<Extent>();
            lesser.add(EMPTY);
            if (problem.offers().size() <= MOST_GROUPS) {
                ALL.among(problem)
                        .forEach(offer -> lesser.add(new Extent(offer.group().name(), false, 1)));
            }
            return lesser;
        }

        private List<GroupOffer> among(PlanningProblem problem) {
            return problem.offers().stream()
                    .filter(offer -> group == null || offer.group().name().equals(group))
                    .sorted(DEAREST_FIRST)
                    .toList();
        }
    }

    /** What is left of the plan; null if all of it is. The placement is left as it was. */
    @Nullable
    Trimmed trim(Plan plan, Extent extent) {
        int mark = placement.mark();
        try {
            plan.nodes().forEach(this::open);
            placeTheRest();
            int before = handles.size();
            isEmptyOnly = extent.isEmptyOnly();
            most = extent.most();
            List<GroupOffer> offers = extent.among(problem);
            boolean moved = before > 0;
            while (moved) { // a node that goes may have kept pods apart
                int all = count();
                offers.forEach(this::trim);
                moved = count() < all;
            }
            placeTheRest();
            return count() == before && Arrays.stream(left).sum() == unplacedOf(plan) ? null : trimmed();
        } finally {
            placement.undo(mark);
        }
    }

    private int unplacedOf(Plan plan) {
        return plan.unplaced().stream()
                .map(Plan.Unplaced::demand)
                .filter(pods -> rowOf.containsKey(placement.shape(pods.shape())))
                .mapToInt(Demand::count)
                .sum();
    }

    private void open(PlannedNode planned) {
        NodeTemplate template = planned.template();
        int handle = placement.addNode(template.freshNode("planned-" + handles.size()));
        for (Demand pods : planned.pods()) {
            int shape = placement.shape(pods.shape());
            placement.bind(shape, handle, pods.count());
            left[rowOf.getOrDefault(shape, 0)] -= pods.count();
        }
        nodes.add(handle);
        byGroup.computeIfAbsent(template.source().group(), any -> new ArrayList<>())
                .add(handles.size());
        templates.add(template);
        handles.add(handle);
    }

    /** Pods that a purchase lets onto nodes that are there, and those that were given up though there is room. */
    private void placeTheRest() {
        for (int row = 0; row < left.length; row++) {
            left[row] = left[row] == 0 ? 0 : nodes.place(waiting.get(row).handle(), left[row]);
        }
    }

    private void trim(GroupOffer offer) {
        List<Integer> ofGroup = byGroup.getOrDefault(offer.group().name(), List.of());
        boolean isOneZone = offer.group().templates().size() == 1;
        boolean moved = true;
        while (moved && !ofGroup.isEmpty()) {
            String lastZone =
                    new ZoneTurns(offer).take(ofGroup.size()).getLast().source().zone();
            List<Integer> fewestFirst = ofGroup.stream()
                    .filter(node -> templates.get(node).source().zone().equals(lastZone))
                    .sorted(Comparator.comparingLong((Integer node) -> -placement.freeCpuMillis(handles.get(node))))
                    .toList();
            moved = false;
            for (int node : fewestFirst) {
                if ((isOneZone || !moved) && leaveOut(handles.get(node))) {
                    ofGroup.removeIf(other -> other == node);
                    moved = true;
                }
            }
            moved &= !isOneZone;
        }
    }

    private boolean leaveOut(int handle) {
        int[] shapes = Arrays.stream(placement.shapesOn(handle))
                .filter(rowOf::containsKey)
                .boxed()
                .sorted(Comparator.comparingInt(shape -> rowOf.getOrDefault(shape, 0)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] counts = Arrays.stream(shapes)
                .map(shape -> placement.count(shape, handle))
                .toArray();
        if (most == 0 || (isEmptyOnly && shapes.length > 0)) {
            return false;
        }
        int mark = placement.mark();
        placement.removeNode(handle);
        for (int i = 0; i < shapes.length; i++) {
            if (nodes.place(shapes[i], counts[i]) > 0) {
                placement.undo(mark);
                return false;
            }
        }
        boolean isOfUse = wouldTakeOfTheRest(handle);
        if (isOfUse) {
            useForTheRest(handles.indexOf(handle));
        }
        placement.keep(mark);
        most -= isOfUse ? 0 : 1;
        return !isOfUse;
    }

    /** Puts the node back, without its pods, for those that have no room. */
    private void useForTheRest(int node) {
        int fresh = placement.addNode(templates.get(node).freshNode("planned-" + node));
        handles.set(node, fresh);
        nodes.add(fresh);
        placeTheRest();
    }

    /** Whether an empty node like this one would take pods that have no room. */
    private boolean wouldTakeOfTheRest(int handle) {
        int mark = placement.mark();
        try {
            int empty = placement.addNode(templates.get(handles.indexOf(handle)).freshNode("empty"));
            for (int row = 0; row < left.length; row++) {
                if (left[row] > 0 && placement.fits(waiting.get(row).handle(), empty)) {
                    return true;
                }
            }
            return false;
        } finally {
            placement.undo(mark);
        }
    }

    private int count() {
        return byGroup.values().stream().mapToInt(List::size).sum();
    }

    private Trimmed trimmed() {
        List<Integer> kept =
                byGroup.values().stream().flatMap(List::stream).sorted().toList();
        int[][] pods = new int[kept.size()][waiting.size()];
        for (int node = 0; node < pods.length; node++) {
            for (int shape : placement.shapesOn(handles.get(kept.get(node)))) {
                Integer row = rowOf.get(shape);
                if (row != null) {
                    pods[node][row] = placement.count(shape, handles.get(kept.get(node)));
                }
            }
        }
        return new Trimmed(kept.stream().map(templates::get).toList(), pods, left);
    }
}
