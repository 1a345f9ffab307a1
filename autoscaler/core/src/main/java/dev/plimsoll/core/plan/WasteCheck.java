package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.core.plan.Plan.Unplaced;
import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Whether a plan wastes a node, asked once all its nodes and pods are in the placement: one that is empty, one whose pods have
 * room on the others, or one that has room for pods which the plan leaves over. Only the last instance of a group can be left
 * out: without it those before come in the zones they came in.
 */
final class WasteCheck {

    private static final int MOST_REHEARSALS =
            8; // so that asking of a large plan takes not much longer than of its pods

    private final PlanningProblem problem;
    private final Plan plan;
    private final Placement placement;
    private final List<Integer> handles;
    private final FirstFit nodes;
    private int rehearsals;

    /** Of a plan whose nodes have these handles, in its order. */
    WasteCheck(PlanningProblem problem, Plan plan, List<Integer> handles) {
        this.problem = problem;
        this.plan = plan;
        this.handles = handles;
        placement = problem.placement();
        nodes = new FirstFit(placement, problem.landingNodes());
        handles.forEach(nodes::add);
    }

    /** Nodes that could be left out, and pods that need not be; the placement is left as it was. */
    List<PlanViolation> find() {
        var found = new ArrayList<PlanViolation>();
        var lastZones = new TreeMap<String, String>();
        problem.offers().forEach(offer -> lastZones.put(offer.group().name(), lastZone(offer)));
        for (int node = 0; node < handles.size(); node++) {
            PlannedNode planned = plan.nodes().get(node);
            NodeTemplate.Source source = planned.template().source();
            boolean isLast = source.zone().equals(lastZones.get(source.group()));
            if (isLast && planned.pods().isEmpty()) {
                found.add(new PlanViolation.EmptyNode(node, source));
            } else if (isLast && planned.template().microDollarsPerHour() > 0 && couldBeLeftOut(node)) {
                found.add(new PlanViolation.NodeTooMany(
                        node, source, planned.template().microDollarsPerHour()));
            }
        }
        for (Unplaced unplaced : plan.unplaced()) {
            int shape = placement.shape(unplaced.demand().shape());
            for (int node = 0; node < handles.size(); node++) {
                if (placement.fits(shape, handles.get(node))) {
                    NodeTemplate.Source source =
                            plan.nodes().get(node).template().source();
                    found.add(new PlanViolation.RoomForPodsLeftOver(unplaced.demand(), node, source));
                    break;
                }
            }
        }
        return found;
    }

    /** The zone in which the last of the group's planned instances comes; "" if none is planned. */
    private String lastZone(GroupOffer offer) {
        int planned = (int) plan.nodes().stream()
                .filter(node ->
                        node.template().source().group().equals(offer.group().name()))
                .count();
        return planned == 0
                ? ""
                : new ZoneTurns(offer).take(planned).getLast().source().zone();
    }

    private boolean couldBeLeftOut(int node) {
        return hasRoomElsewhere(node) && rehearsals++ < MOST_REHEARSALS && holdsWithout(node);
    }

    /** A first look, with all others where they are. */
    private boolean hasRoomElsewhere(int node) {
        int mark = placement.mark();
        try {
            placement.removeNode(handles.get(node));
            for (Demand pods : plan.nodes().get(node).pods()) {
                if (nodes.place(placement.shape(pods.shape()), pods.count()) > 0) {
                    return false;
                }
            }
            return true;
        } finally {
            placement.undo(mark);
        }
    }

    /** Whether there is an order in which all could be bound if the node had never been. */
    private boolean holdsWithout(int without) {
        int mark = placement.mark();
        try {
            handles.forEach(placement::removeNode);
            var rehearsal = new ScheduleRehearsal(placement);
            var anywhere = new ArrayList<>(problem.landingNodes());
            var fresh = new ArrayList<Integer>();
            for (int node = 0; node < handles.size(); node++) {
                int handle = node == without
                        ? Placement.NO_NODE
                        : placement.addNode(plan.nodes().get(node).template().freshNode("planned-" + node));
                fresh.add(handle);
                if (node != without) {
                    anywhere.add(handle);
                }
            }
            for (int node = 0; node < handles.size(); node++) {
                List<Integer> on = node == without ? anywhere : List.of(fresh.get(node));
                for (Demand pods : plan.nodes().get(node).pods()) {
                    rehearsal.wait(placement.shape(pods.shape()), pods.count(), on, node);
                }
            }
            return rehearsal.run().isEmpty();
        } finally {
            placement.undo(mark);
        }
    }
}
